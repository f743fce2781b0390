namespace Fathom.Datasets.Doctor.Checks;

/// <summary>Too little or too much motion between neighbours to learn depth from.</summary>
internal static class Motion
{
    // Fewer pairs have nothing usual.
    private const int FewestPairs = 4;

    public static IEnumerable<Finding> Find(Evidence evidence)
    {
        var settings = evidence.Settings;
        return evidence.Motions.GroupBy(motion => motion.Record.Split).Where(split => split.Count() >= FewestPairs).SelectMany(OfSplit);

        IEnumerable<Finding> OfSplit(IGrouping<int, NeighbourMotion> split)
        {
            var still = split.Where(motion => motion.Flow < settings.NoMotion).ToArray();
            var median = Quantiles.Median(split.Select(motion => motion.Flow).ToArray().AsSpan());
            if (still.Length > settings.StaticPairs * split.Count())
                return evidence.Report(FindingKind.StaticCamera, still.Select(motion => (motion.Record, FormattableString.Invariant($"the picture after it is {100 * motion.Flow:0.###} % of the width away"))));
            if (median < settings.LittleMotion)
                return Whole(FindingKind.TooLittleMotion, FormattableString.Invariant($"{100 * median:0.##} % of the width in the median of {split.Count()} pairs"));
            var lost = Quantiles.Median(split.Select(motion => motion.Lost).ToArray().AsSpan());
            return lost > settings.Lost ? Whole(FindingKind.TooMuchMotion, FormattableString.Invariant($"{100 * lost:0} % of the pixels are not found again in the median of {split.Count()} pairs")) : [];

            IEnumerable<Finding> Whole(FindingKind kind, string detail) => evidence.Report(kind, [(split.Key, new FindingPlace(evidence.Splits[split.Key].Name, detail))]);
        }
    }
}
