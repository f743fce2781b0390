using System.Text.Json;

namespace Fathom.Datasets;

/// <summary>
/// Reads any set of pictures with depth from a text file of JSON lines, one frame a line; blank lines are skipped:
/// <code>{"rgb": "rgb/1.png", "depth": "depth/1.png", "depth_scale": 256, "cap": 80, "intrinsics": [721.5, 721.5, 609.6, 172.9], "place": "street", "condition": "day", "crop": "garg"}</code>
/// <c>rgb</c>, <c>depth</c>, <c>depth_scale</c> and <c>cap</c> are needed, the others, and <c>name</c>, are not. Paths are relative to the file. See <see cref="DatasetFrame"/> for what each means.
/// </summary>
public static class Manifest
{
    private static readonly string[] Keys = ["rgb", "depth", "depth_scale", "intrinsics", "place", "condition", "crop", "cap", "name"];

    /// <summary>Reads frame after frame as they are asked for; opens no picture.</summary>
    /// <param name="path">The manifest.</param>
    /// <exception cref="ManifestException">The file is missing (at once), or a line is wrong (when it is reached).</exception>
    public static IEnumerable<DatasetFrame> Read(string path)
    {
        if (!File.Exists(path))
            throw new ManifestException(path, 0, Directory.Exists(path) ? "a folder; give the manifest in it" : "there is no such file");
        return Lines(path);
    }

    private static IEnumerable<DatasetFrame> Lines(string path)
    {
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
                yield return Parse(line, path, number);
        }
    }

    private static DatasetFrame Parse(string line, string path, int number)
    {
        ManifestException Wrong(string problem) => new(path, number, problem);

        try
        {
            using var document = JsonDocument.Parse(line);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw Wrong("no JSON object; one {…} a line");
            var fields = new Dictionary<string, JsonElement>();
            foreach (var field in document.RootElement.EnumerateObject())
            {
                if (!Keys.Contains(field.Name))
                    throw Wrong($"unknown key '{field.Name}'. {Suggestion.For(field.Name, Keys)}");
                if (!fields.TryAdd(field.Name, field.Value))
                    throw Wrong($"{field.Name}: given twice");
            }
            var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
            var image = Text(fields, "rgb", null, Wrong);
            return new DatasetFrame
            {
                Name = FileName(fields, "name", Path.GetFileNameWithoutExtension(image), Wrong),
                Picture = new(Path.Combine(folder, image)),
                Depth = new Png16Depth(Path.Combine(folder, Text(fields, "depth", null, Wrong)), Positive(fields, "depth_scale", Wrong)),
                Cap = Positive(fields, "cap", Wrong),
                Intrinsics = ReadIntrinsics(fields, Wrong),
                Place = Text(fields, "place", "", Wrong),
                Condition = Text(fields, "condition", "", Wrong),
                Crop = Text(fields, "crop", "none", Wrong) switch
                {
                    "none" => EvaluationCrop.None,
                    "garg" => EvaluationCrop.Garg,
                    "nyu-eigen" => EvaluationCrop.NyuEigen,
                    var other => throw Wrong($"crop: '{other}'. {Suggestion.For(other, ["garg", "nyu-eigen", "none"])}"),
                },
            };
        }
        catch (JsonException error)
        {
            throw Wrong($"no JSON at column {error.BytePositionInLine + 1}; one object a line, keys and texts in double quotes");
        }
        catch (InvalidOperationException)
        {
            // What JsonElement throws for a text that is none.
            throw Wrong("a key or text has one half of a surrogate pair (\\ud800 to \\udfff); write both halves, or the character itself");
        }
    }

    private static string Text(Dictionary<string, JsonElement> fields, string key, string? otherwise, Func<string, ManifestException> wrong)
    {
        if (!fields.TryGetValue(key, out var value))
            return otherwise ?? throw wrong($"'{key}' is missing");
        if (value.ValueKind != JsonValueKind.String || (otherwise is null && value.GetString()!.Length == 0) || value.GetString()!.Contains('\0'))
            throw wrong($"{key}: {value.GetRawText()} is no text");
        return value.GetString()!;
    }

    // Files are called like it.
    private static string FileName(Dictionary<string, JsonElement> fields, string key, string otherwise, Func<string, ManifestException> wrong)
    {
        var name = Text(fields, key, otherwise, wrong);
        if (fields.ContainsKey(key) && (name.Length == 0 || name.AsSpan().ContainsAny('/', '\\')))
            throw wrong($"{key}: '{name}' is no name of a file");
        return name;
    }

    private static double Positive(Dictionary<string, JsonElement> fields, string key, Func<string, ManifestException> wrong)
    {
        if (!fields.TryGetValue(key, out var value))
            throw wrong($"'{key}' is missing");
        return Number(value) is { } number and > 0 ? number : throw wrong($"{key}: {value.GetRawText()} is no number above 0");
    }

    private static (double Fx, double Fy, double Cx, double Cy)? ReadIntrinsics(Dictionary<string, JsonElement> fields, Func<string, ManifestException> wrong)
    {
        if (!fields.TryGetValue("intrinsics", out var value))
            return null;
        var numbers = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(Number).ToArray() : [];
        return numbers switch
        {
            [0.0, 0.0, 0.0, 0.0] => null,
            [> 0 and { } fx, > 0 and { } fy, { } cx, { } cy] => (fx, fy, cx, cy),
            _ => throw wrong($"intrinsics: {value.GetRawText()}; four numbers are needed, [fx, fy, cx, cy] in pixels, or zeros where unknown"),
        };
    }

    private static double? Number(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number) ? number : null;
}
