using System.Text.Json;

namespace Fathom.Datasets;

/// <summary>The fields of one line of a manifest; what is wrong with one is an error that names file, line and field.</summary>
internal sealed class ManifestLine
{
    private readonly string path;
    private readonly int number;
    private readonly string folder;
    private readonly Dictionary<string, JsonElement> fields = [];

    private ManifestLine(string path, int number) => (this.path, this.number, folder) = (path, number, Path.GetDirectoryName(Path.GetFullPath(path))!);

    public static ManifestLine Parse(string text, string path, int number, string[] keys)
    {
        var line = new ManifestLine(path, number);
        try
        {
            using var document = JsonDocument.Parse(text);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw line.Wrong("no JSON object; one {…} a line");
            foreach (var field in document.RootElement.EnumerateObject())
            {
                if (!keys.Contains(field.Name))
                    throw line.Wrong($"unknown key '{field.Name}'. {Suggestion.For(field.Name, keys)}");
                if (field.Value.ValueKind == JsonValueKind.String)
                    field.Value.GetString();
                if (!line.fields.TryAdd(field.Name, field.Value.Clone()))
                    throw line.Wrong($"{field.Name}: given twice");
            }
            return line;
        }
        catch (JsonException error)
        {
            throw line.Wrong($"no JSON at column {error.BytePositionInLine + 1}; one object a line, keys and texts in double quotes");
        }
        catch (InvalidOperationException)
        {
            // What JsonElement throws for a text that is none.
            throw line.Wrong("a key or text has one half of a surrogate pair (\\ud800 to \\udfff); write both halves, or the character itself");
        }
    }

    public ManifestException Wrong(string problem) => new(path, number, problem);

    public ManifestException Wrong(string key, string problem) => Wrong($"{key}: {fields[key].GetRawText()}; {problem}");

    public ManifestException Missing(string key) => Wrong($"'{key}' is missing");

    public string? Text(string key)
    {
        if (!fields.TryGetValue(key, out var value))
            return null;
        return value.ValueKind == JsonValueKind.String && !value.GetString()!.Contains('\0') ? value.GetString() : throw Wrong($"{key}: {value.GetRawText()} is no text");
    }

    /// <summary>A path below the manifest's folder.</summary>
    public string? File(string key)
    {
        if (Text(key) is not { } relative)
            return null;
        if (relative.Length == 0)
            throw Wrong($"{key}: {fields[key].GetRawText()} is no text");
        var full = Path.GetFullPath(relative, folder);
        return full.StartsWith(Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? Path.Combine(folder, relative)
            : throw Wrong($"{key}: '{relative}' lies outside the manifest's folder; put the manifest where all of its files are below it");
    }

    /// <summary>A name that files can be called by.</summary>
    public string? FileName(string key)
    {
        var name = Text(key);
        return name is null || (name.Length > 0 && !name.AsSpan().ContainsAny('/', '\\')) ? name : throw Wrong($"{key}: '{name}' is no name of a file");
    }

    public double? Number(string key)
    {
        if (!fields.TryGetValue(key, out var value))
            return null;
        return Finite(value) ?? throw Wrong($"{key}: {value.GetRawText()} is no number");
    }

    public double? Positive(string key)
    {
        if (!fields.TryGetValue(key, out var value))
            return null;
        return Finite(value) is { } number and > 0 ? number : throw Wrong($"{key}: {value.GetRawText()} is no number above 0");
    }

    /// <summary>A list of numbers.</summary>
    /// <param name="key">Where it stands.</param>
    /// <param name="count">How many; null for any.</param>
    /// <param name="problem">What to say of something else.</param>
    public double[]? Numbers(string key, int? count, string? problem = null)
    {
        if (!fields.TryGetValue(key, out var value))
            return null;
        var numbers = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(Finite).ToArray() : [];
        return numbers.Length > 0 && Array.TrueForAll(numbers, number => number is not null) && (count is null || numbers.Length == count)
            ? Array.ConvertAll(numbers, number => number!.Value)
            : throw Wrong(key, problem ?? $"{count} numbers are needed");
    }

    public T? Choice<T>(string key, IReadOnlyDictionary<string, T> choices) where T : struct
    {
        if (Text(key) is not { } word)
            return null;
        return choices.TryGetValue(word, out var value) ? value : throw Wrong($"{key}: '{word}'. {Suggestion.For(word, choices.Keys)}");
    }

    private static double? Finite(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number) ? number : null;
}
