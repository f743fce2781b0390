using System.Text.Encodings.Web;
using System.Text.Json;
using Fathom.Datasets.Doctor;

namespace Fathom.Cli.Data;

/// <summary>An examination for people, and for programs.</summary>
internal static class DoctorReport
{
    // More would hide what else was found.
    private const int PlacesShown = 3;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Prints what was looked at, then the findings, errors first, each with its first places and the way out.</summary>
    public static void Write(Examination examination, Terminal terminal)
    {
        var output = terminal.Output;
        foreach (var split in examination.Splits)
            output.WriteLine($"{split.Name}  {Count(split.Frames.Count, "frame")}{Conditions(split)}");
        output.WriteLine($"Looked at the headers of all, the pixels of {examination.Looked}, and the motion between {Count(examination.Pairs, "pair")} of neighbours.");
        if (examination.MotionSkipped is { } missing)
            output.WriteLine($"Motion was left out: {missing}");
        foreach (var finding in examination.Findings)
        {
            output.WriteLine();
            output.WriteLine($"{Severity(finding)}: {finding.Kind.Title()} ({finding.Places.Count}{(examination.Splits.Count > 1 ? $" in {finding.Split}" : "")})");
            foreach (var place in finding.Places.Take(PlacesShown))
                output.WriteLine($"  {place.Name}: {place.Detail}");
            if (finding.Places.Count > PlacesShown)
                output.WriteLine($"  … and {finding.Places.Count - PlacesShown} more; --json has them all");
            output.WriteLine($"  → {finding.Kind.WayOut()}");
        }
        output.WriteLine();
        var errors = examination.Findings.Count(finding => finding.Kind.Severity() == FindingSeverity.Error);
        output.WriteLine(examination.Findings.Count == 0 ? "Nothing is wrong with what was looked at." : $"{Count(errors, "error")}, {Count(examination.Findings.Count - errors, "warning")}.");
    }

    /// <summary>The same with all places.</summary>
    public static string Json(Examination examination) => JsonSerializer.Serialize(new
    {
        splits = examination.Splits.Select(split => new { name = split.Name, frames = split.Frames.Count, conditions = split.Frames.CountBy(frame => frame.Condition).ToDictionary() }),
        looked = examination.Looked,
        pairs = examination.Pairs,
        motion_skipped = examination.MotionSkipped,
        findings = examination.Findings.Select(finding => new
        {
            kind = EnumNames.Of(finding.Kind),
            severity = Severity(finding),
            split = finding.Split,
            title = finding.Kind.Title(),
            way_out = finding.Kind.WayOut(),
            places = finding.Places.Select(place => new { name = place.Name, detail = place.Detail }),
        }),
    }, Indented);

    private static string Severity(Finding finding) => finding.Kind.Severity() == FindingSeverity.Error ? "error" : "warning";

    private static string Count(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";

    private static string Conditions(ExaminedSplit split) =>
        split.Frames.CountBy(frame => frame.Condition).Where(condition => condition.Key.Length > 0).OrderByDescending(condition => condition.Value).ToList() is { Count: > 0 } conditions
            ? $": {string.Join(", ", conditions.Select(condition => $"{condition.Value} {condition.Key}"))}" : "";
}
