using System.Text;
using System.Text.Json;

namespace Fathom.Training;

/// <summary>A run's <c>log.jsonl</c>: one JSON object a line, every line in the file when written.</summary>
internal sealed class TrainingLog : IDisposable
{
    private static readonly JsonSerializerOptions Style = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };
    private readonly string path;
    private readonly FileStream file;

    /// <summary>Appends to an open file, which must be unbuffered.</summary>
    public TrainingLog(string path, FileStream file) => (this.path, this.file) = (path, file);

    /// <summary>Opens the log and drops every line after <paramref name="step"/>, and a torn last line: they are about to be written again.</summary>
    /// <exception cref="TrainingException">It cannot be opened.</exception>
    public static TrainingLog Open(string path, long step)
    {
        FileStream? file = null;
        try
        {
            TrainingException.Guard(path, () =>
            {
                // Unbuffered: what the disk refused is not offered to it again when the file is closed.
                file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
                file.SetLength(LengthUpTo(step, file));
                file.Seek(0, SeekOrigin.End);
            });
            return new TrainingLog(path, file!);
        }
        catch
        {
            file?.Dispose();
            throw;
        }
    }

    /// <exception cref="TrainingException">The disk is full, say; a torn line may be left, which the next <see cref="Open"/> drops.</exception>
    public void Write(TrainingEvent line) => TrainingException.Guard(path, () =>
        // One write call, so that a reader or a crash sees whole lines.
        file.Write(Encoding.UTF8.GetBytes(JsonSerializer.Serialize<object>(line, Style) + "\n")));

    /// <summary>Waits until every line is on the disk.</summary>
    /// <exception cref="TrainingException">The disk refused.</exception>
    public void Sync() => TrainingException.Guard(path, () => file.Flush(flushToDisk: true));

    public void Dispose() => file.Dispose();

    private static long LengthUpTo(long step, FileStream file)
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
            using var document = JsonDocument.Parse(line.ToArray());
            return document.RootElement.GetProperty("step").GetInt64();
        }
        // The latter two: no object, no step, no number.
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return null;
        }
    }
}
