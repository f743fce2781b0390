using System.Text;
using System.Text.Json;

namespace Fathom.Training;

/// <summary>A run's <c>log.jsonl</c>: one JSON object a line, every line flushed when written.</summary>
internal sealed class TrainingLog : IDisposable
{
    private static readonly JsonSerializerOptions Style = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };
    private readonly FileStream file;

    /// <summary>Opens the log and drops every line after <paramref name="step"/>, and a torn last line: they are about to be written again.</summary>
    public TrainingLog(string path, long step)
    {
        file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        file.SetLength(LengthUpTo(step));
        file.Seek(0, SeekOrigin.End);
    }

    public void Write(TrainingProgress line)
    {
        // One write call, so that a reader or a crash sees whole lines.
        file.Write(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(line, Style) + "\n"));
        file.Flush();
    }

    public void Dispose() => file.Dispose();

    private long LengthUpTo(long step)
    {
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        var good = 0;
        for (var end = Array.IndexOf(bytes, (byte)'\n'); end >= 0; end = Array.IndexOf(bytes, (byte)'\n', good))
        {
            if (StepOf(bytes.AsSpan(good, end - good)) is not { } written || written > step)
                break;
            good = end + 1;
        }
        return good;
    }

    private static long? StepOf(ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonSerializer.Deserialize<TrainingProgress>(line, Style)?.Step;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
