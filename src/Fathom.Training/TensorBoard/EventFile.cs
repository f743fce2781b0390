using System.Globalization;

namespace Fathom.Training;

/// <summary>
/// What TensorBoard shows of a run: numbers and pictures by step, in a file of this session beside those of earlier ones. It begins by declaring what earlier files
/// say from its first step on as void (SessionLog START): after a resume nothing is shown twice. Readers that do not look at that drop older points of a tag by their steps.
/// </summary>
internal sealed class EventFile : IDisposable
{
    private const string Prefix = "events.out.tfevents.";
    private readonly RecordFile records;

    private EventFile(RecordFile records) => this.records = records;

    /// <summary>Begins a session.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="firstStep">The first step that will be written.</param>
    /// <exception cref="TrainingException">The file cannot be written.</exception>
    public static EventFile Begin(string folder, long firstStep)
    {
        var file = new EventFile(new RecordFile(Path.Combine(folder, NewName(folder))));
        try
        {
            file.Write(EventMessage.FileVersion());
            file.Write(EventMessage.SessionStart(firstStep));
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Numbers of a step.</summary>
    /// <exception cref="TrainingException">The disk is full, say.</exception>
    public void Scalars(long step, params IReadOnlyList<(string Tag, double? Value)> scalars) =>
        Write(EventMessage.Summary(step, [.. scalars.Where(scalar => scalar.Value is not null).Select(scalar => EventMessage.Scalar(scalar.Tag, (float)scalar.Value!))]));

    /// <summary>A picture of a step.</summary>
    /// <exception cref="TrainingException">The disk is full, say.</exception>
    public void Picture(long step, string tag, Image picture) => Write(EventMessage.Summary(step, EventMessage.Picture(tag, picture)));

    /// <summary>Waits until everything is on the disk.</summary>
    /// <exception cref="TrainingException">The disk refused.</exception>
    public void Sync() => records.Sync();

    public void Dispose() => records.Dispose();

    private void Write(byte[] message) => records.Write(message);

    // TensorBoard reads the files of a folder in the order of their names, and expects the time in seconds first.
    private static string NewName(string folder)
    {
        var last = Directory.EnumerateFiles(folder, Prefix + "*").Select(file => SecondsOf(Path.GetFileName(file))).DefaultIfEmpty().Max();
        var seconds = Math.Max(DateTimeOffset.UtcNow.ToUnixTimeSeconds(), last + 1);
        return $"{Prefix}{seconds:D10}.fathom";
    }

    private static long SecondsOf(string name) =>
        long.TryParse(name[Prefix.Length..].Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : 0;
}
