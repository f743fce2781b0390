using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Fathom.Evaluation;

/// <summary>Scores frame by frame in a file of JSON lines, the first of which says what is evaluated; an evaluation that was stopped, or killed, goes on where it was. Safe on several threads.</summary>
public sealed class Journal : IDisposable
{
    private static readonly JsonSerializerOptions Json = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, IgnoreReadOnlyProperties = true };

    private readonly object gate = new();
    private readonly Dictionary<string, FrameScores> known = [];
    private readonly FileStream file;

    /// <summary>Opens a journal, or begins one.</summary>
    /// <param name="path">The file; its folder must exist.</param>
    /// <param name="protocols">Those of the evaluation.</param>
    /// <param name="predictors">Likewise.</param>
    /// <exception cref="FathomException">The file is of another evaluation, or none.</exception>
    /// <exception cref="WriteException">It cannot be written.</exception>
    public Journal(string path, IReadOnlyList<Protocol> protocols, IReadOnlyList<Predictor> predictors)
    {
        var header = new Header([.. protocols.Select(protocol => $"{protocol.Name}: {protocol.Description}")], [.. predictors.Select(predictor => $"{predictor.Name} {predictor.Identity}")]);
        try
        {
            file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new WriteException(path, error.Message.TrimEnd('.'), error);
        }
        try
        {
            Load(path, header);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>How many frames it knew when it was opened.</summary>
    public int Resumed { get; private set; }

    /// <summary>What is known of a frame; null where nothing is, or its predictions have changed since.</summary>
    public FrameScores? Find(string frame, string stamp) => known.GetValueOrDefault(frame) is { } scores && scores.Stamp == stamp ? scores : null;

    /// <summary>Writes a frame down.</summary>
    /// <exception cref="WriteException">It cannot be written.</exception>
    public void Add(FrameScores scores)
    {
        var line = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(scores, Json) + "\n");
        lock (gate)
            Write(line);
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => file.Dispose();

    private void Load(string path, Header header)
    {
        var expected = JsonSerializer.Serialize(header, Json);
        using var reader = new StreamReader(file, leaveOpen: true);
        var first = reader.ReadLine();
        if (first is not null && first != expected)
            throw new FathomException($"{path} is of another evaluation: other protocols, or another model or predictions. Choose another folder with -o, or delete it. It was: {first[..Math.Min(first.Length, 400)]}");
        var whole = 0L;
        if (first is not null)
        {
            whole = Encoding.UTF8.GetByteCount(first) + 1;
            while (reader.ReadLine() is { } line && Parse(line) is { } scores)
            {
                known[scores.Frame] = scores;
                whole += Encoding.UTF8.GetByteCount(line) + 1;
            }
        }
        Resumed = known.Count;
        // What a kill left half written is cut off, or ended.
        var cutOff = whole > file.Length;
        file.SetLength(Math.Min(whole, file.Length));
        file.Seek(0, SeekOrigin.End);
        if (first is null)
            Write(Encoding.UTF8.GetBytes(expected + "\n"));
        else if (cutOff)
            Write("\n"u8.ToArray());
    }

    private static FrameScores? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<FrameScores>(line, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private void Write(byte[] line)
    {
        try
        {
            file.Write(line);
            file.Flush();
        }
        catch (IOException error)
        {
            throw new WriteException(file.Name, error.Message.TrimEnd('.'), error);
        }
    }

    private sealed record Header(string[] Protocols, string[] Predictors);
}
