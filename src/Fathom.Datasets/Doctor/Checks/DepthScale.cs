namespace Fathom.Datasets.Doctor.Checks;

/// <summary>Metres that cannot be, for a whole set by its median, for single frames by how much they differ from it.</summary>
internal static class DepthScale
{
    // What is taken for what: steps a metre of the field's sets.
    private static readonly double[] Steps = [1, 100, 256, 1000, 5000];

    private static readonly string[] Indoor = ["indoor", "room"];

    public static IEnumerable<Finding> Find(Evidence evidence)
    {
        var settings = evidence.Settings;
        return evidence.Report(FindingKind.ImplausibleScale, evidence.Looks.Where(look => look.Depth is { Kind: DepthKind.MetricDepth } depth && DepthValues.Judge(depth, settings) is null)
            .GroupBy(look => look.Record.Split).SelectMany(split => OfSplit(evidence.Splits[split.Key].Name, [.. split]).Select(place => (split.Key, place))));

        IEnumerable<FindingPlace> OfSplit(string name, FrameLook[] looks)
        {
            var medians = looks.Select(look => look.Depth!.Median).Where(double.IsFinite).ToArray();
            var median = medians.Length > 0 ? Median(medians) : double.NaN;
            if (medians.Length > 0 && Judge(name, "the median depth", median, settings.MedianDepth, 3) is { } impossible)
                return [impossible];
            var places = new List<FindingPlace>();
            foreach (var place in looks.GroupBy(look => look.Record.Frame.Place).Where(place => place.Count() >= settings.FewestDepths))
            {
                if (place.Key == "street" && place.Select(look => look.Depth!.GroundBelow).OfType<double>().ToArray() is var grounds && grounds.Length >= settings.FewestDepths)
                    Add(Judge(name, "the street below the camera", Median(grounds), settings.GroundBelow, 1.6));
                else if (Indoor.Contains(place.Key) && place.Any(look => double.IsFinite(look.Depth!.Median)))
                    Add(Judge(name, $"the median depth of places '{place.Key}'", Median(place.Select(look => look.Depth!.Median).Where(double.IsFinite)), settings.IndoorDepth, 2.7));
            }
            if (places.Count > 0)
                return places;
            return looks.Select(look => OfFrame(look.Record.Frame, look.Depth!, median)).OfType<FindingPlace>();

            void Add(FindingPlace? place)
            {
                if (place is not null)
                    places.Add(place);
            }
        }

        FindingPlace? OfFrame(DatasetFrame frame, DepthLook depth, double usual) =>
            depth.BeyondCap > settings.BeyondCap * depth.Measured ? new FindingPlace(frame.Name, FormattableString.Invariant($"{100.0 * depth.BeyondCap / depth.Measured:0} % beyond the cap of {frame.Cap:0.#} m"))
            : double.IsFinite(depth.Median) && (depth.Median > settings.MedianSpread * usual || depth.Median < usual / settings.MedianSpread) ? new FindingPlace(frame.Name, FormattableString.Invariant($"the median depth is {depth.Median:0.####} m, and in the set {usual:0.##} m"))
            : null;

        static FindingPlace? Judge(string split, string what, double metres, (double Least, double Most) range, double usual) => metres >= range.Least && metres <= range.Most ? null
            : new FindingPlace(split, FormattableString.Invariant($"{what} is {metres:0.####} m{Guess(metres / usual)}"));
    }

    // The mistake that comes nearest to the factor.
    private static string Guess(double factor)
    {
        var (said, meant) = Steps.SelectMany(said => Steps.Where(meant => meant != said).Select(meant => (said, meant))).MinBy(pair => Math.Abs(Math.Log(factor * pair.said / pair.meant)));
        return FormattableString.Invariant($": as if {meant:0} steps a metre were read as {said:0}");
    }

    private static double Median(IEnumerable<double> values) => Quantiles.Median(values.ToArray().AsSpan());
}
