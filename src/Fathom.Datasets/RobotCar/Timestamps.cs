namespace Fathom.Datasets.RobotCar;

/// <summary>RobotCar's lists of times: lines of microseconds and the number of the chunk, in which the downloads are cut.</summary>
internal static class Timestamps
{
    // Some thousand years after this one: sums of two are no problem.
    private const long Latest = 100_000_000_000_000_000;

    /// <summary>A time in microseconds since 1970.</summary>
    public static bool TryTime(string word, out long time) => DataText.TryLongCount(word, out time) && time < Latest;

    /// <summary>Reads a list.</summary>
    /// <returns>In the order of time, each time once.</returns>
    /// <exception cref="DatasetException">It is missing, or a line is wrong.</exception>
    public static IEnumerable<(long Time, int Chunk)> Read(string path) => DataText.Lines(path)
        .Select(line => DataText.Words(line.Line) is [var time, var chunk] && TryTime(time, out var microseconds) && DataText.TryCount(chunk, out var number)
            ? (Time: microseconds, Chunk: number)
            : throw new DatasetException($"{path}, line {line.Number}", $"'{line.Line}' is not a time in microseconds and a chunk."))
        .DistinctBy(line => line.Time).OrderBy(line => line.Time);
}
