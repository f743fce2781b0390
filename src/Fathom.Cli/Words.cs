using System.Globalization;

namespace Fathom.Cli;

/// <summary>Numbers as people read them.</summary>
internal static class Words
{
    /// <summary>A length of time, to two units at most: <c>0.21 s</c>, <c>3 min 20 s</c>, <c>1 h 20 min</c>.</summary>
    public static string Duration(TimeSpan time)
    {
        if (time.TotalSeconds < 9.995)
            return Invariant($"{time.TotalSeconds:0.00} s");
        time = TimeSpan.FromSeconds(Math.Round(time.TotalSeconds));
        return time switch
        {
            { TotalMinutes: < 1 } => $"{time.Seconds} s",
            { TotalHours: < 1 } => $"{time.Minutes} min {time.Seconds} s",
            { TotalDays: < 2 } => Invariant($"{Math.Floor(time.TotalHours):0} h {time.Minutes} min"),
            _ => $"{time.Days} d {time.Hours} h",
        };
    }

    /// <summary>A time to go, without fractions of a second.</summary>
    public static string Left(TimeSpan time) => time.TotalSeconds < 10 ? Invariant($"{Math.Ceiling(time.TotalSeconds):0} s") : Duration(time);

    /// <summary>Whole milliseconds: <c>148 ms</c>.</summary>
    public static string Milliseconds(TimeSpan time) => Invariant($"{time.TotalMilliseconds:0} ms");

    /// <summary>A number of bytes: <c>11.2 MB</c>.</summary>
    public static string Bytes(long bytes) => bytes < 1_000_000 ? Invariant($"{bytes / 1e3:0.0} kB") : Invariant($"{bytes / 1e6:0.0} MB");

    /// <summary>Formats with points, whatever the user's language: output is read by programs too.</summary>
    public static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
