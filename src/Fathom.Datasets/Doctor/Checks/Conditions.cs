namespace Fathom.Datasets.Doctor.Checks;

/// <summary>Day and night: how many of each, and whether they look it.</summary>
internal static class Conditions
{
    public static IEnumerable<Finding> Find(Evidence evidence)
    {
        var settings = evidence.Settings;
        var doubtful = evidence.Looks.Where(look => look.Picture is { } picture && picture.Contrast >= settings.Contrast && (look.Record.Frame.Condition.Equals("day", StringComparison.OrdinalIgnoreCase) ? picture.Brightness < settings.DarkestDay : look.Record.Frame.Condition.Equals("night", StringComparison.OrdinalIgnoreCase) && picture.Brightness > settings.BrightestNight));
        return [.. evidence.Report(FindingKind.ConditionContradiction, doubtful.Select(look => (look.Record, FormattableString.Invariant($"{look.Record.Frame.Condition}, and its mean grey value is {look.Picture!.Brightness:0}")))), .. evidence.Report(FindingKind.DayNightImbalance, Balance())];

        IEnumerable<(int, FindingPlace)> Balance()
        {
            foreach (var split in evidence.Records.GroupBy(record => record.Split))
            {
                int day = split.Count(record => record.Frame.Condition.Equals("day", StringComparison.OrdinalIgnoreCase)), night = split.Count(record => record.Frame.Condition.Equals("night", StringComparison.OrdinalIgnoreCase));
                if (day > 0 && night > 0 && Math.Min(day, night) < settings.Balance * (day + night))
                    yield return (split.Key, new FindingPlace(evidence.Splits[split.Key].Name, $"{day} by day, {night} by night"));
            }
        }
    }
}
