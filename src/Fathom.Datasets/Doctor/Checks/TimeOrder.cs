using System.Globalization;

namespace Fathom.Datasets.Doctor.Checks;

/// <summary>Recordings that go back in time or leave frames out. Where no time is known, files' numbers stand for it.</summary>
internal static class TimeOrder
{
    // Fewer steps have no usual interval.
    private const int FewestSteps = 4;

    public static IEnumerable<Finding> Find(Evidence evidence)
    {
        var settings = evidence.Settings;
        return [.. evidence.Report(FindingKind.TimeDisorder, evidence.Recordings.SelectMany(Disorder)), .. evidence.Report(FindingKind.TimeGap, evidence.Recordings.Where(recording => recording.Linked).SelectMany(Gaps))];

        IEnumerable<(FrameRecord, string)> Disorder(Recording recording)
        {
            var timed = recording.Steps.Where(step => step is { From.Frame.Time: not null, To.Frame.Time: not null }).ToArray();
            var back = timed.Where(step => step.To.Frame.Time <= step.From.Frame.Time).ToArray();
            // Lists of frames may be in any order; links may not.
            return recording.Linked || back.Length <= settings.MostDisorder * timed.Length ? back.Select(step => (step.To, FormattableString.Invariant($"{step.To.Frame.Time:0.######} s, after {step.From.Frame.Name} at {step.From.Frame.Time:0.######} s"))) : [];
        }

        IEnumerable<(FrameRecord, string)> Gaps(Recording recording)
        {
            var timed = recording.Steps.All(step => step is { From.Frame.Time: not null, To.Frame.Time: not null });
            var steps = recording.Steps.Select(step => (step.To, step.From.Frame.Name, Length: timed ? step.To.Frame.Time!.Value - step.From.Frame.Time!.Value : Number(step.To) - Number(step.From))).Where(step => step.Length > 0).ToArray();
            if (steps.Length < FewestSteps)
                return [];
            var usual = Quantiles.Median(steps.Select(step => step.Length).ToArray().AsSpan());
            return steps.Where(step => step.Length > settings.Gap * usual).Select(step => (step.To, FormattableString.Invariant($"{step.Length:0.###}{(timed ? " s" : " in number")} after {step.Name}; usual is {usual:0.###}")));
        }
    }

    // The digits at the end of a file's name; not a number where there are none.
    private static double Number(FrameRecord record)
    {
        var stem = Path.GetFileNameWithoutExtension(record.Frame.Picture.Path);
        var digits = stem[(stem.AsSpan().LastIndexOfAnyExceptInRange('0', '9') + 1)..];
        return double.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;
    }
}
