namespace Fathom.Datasets.Doctor.Checks;

/// <summary>Near and far swapped: the ground comes nearer downwards in nearly every set, whatever single pictures show.</summary>
internal static class Inversion
{
    public static IEnumerable<Finding> Find(Evidence evidence) => evidence.Report(FindingKind.InvertedDepth, evidence.Looks.Where(look => look.Depth is { NearBelow: not double.NaN }).GroupBy(look => (look.Record.Split, look.Depth!.Kind))
        .Where(set => set.Count() >= evidence.Settings.FewestDepths)
        .Select(set => (set.Key, Median: Quantiles.Median(set.Select(look => look.Depth!.NearBelow).ToArray().AsSpan()), Count: set.Count())).Where(set => set.Median < evidence.Settings.NearBelow)
        .Select(set => (set.Key.Split, new FindingPlace(evidence.Splits[set.Key.Split].Name, FormattableString.Invariant($"read as {set.Key.Kind.Describe()}; nearness and row correlate by {set.Median:0.00} in the median of {set.Count} frames")))));
}
