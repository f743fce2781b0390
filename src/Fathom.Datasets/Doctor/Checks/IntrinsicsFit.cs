namespace Fathom.Datasets.Doctor.Checks;

/// <summary>Intrinsics that do not fit the picture. Of one frame the first and gravest reason is told.</summary>
internal static class IntrinsicsFit
{
    private static readonly (string Name, double Aspect)[] Sensors = [("4:3", 4 / 3.0), ("3:2", 1.5), ("16:9", 16 / 9.0), ("16:10", 1.6), ("5:4", 1.25)];

    public static IEnumerable<Finding> Find(Evidence evidence) => evidence.Records.Select(record => (Record: record, Verdict: Judge(record, evidence.Settings))).Where(frame => frame.Verdict is not null)
        .GroupBy(frame => frame.Verdict!.Value.Kind).OrderBy(group => group.Key).SelectMany(group => evidence.Report(group.Key, group.Select(frame => (frame.Record, frame.Verdict!.Value.Detail))));

    private static (FindingKind Kind, string Detail)? Judge(FrameRecord record, DoctorSettings settings)
    {
        if (record is not { Size: var (width, height), Frame.Intrinsics: var (fx, fy, cx, cy) })
            return null;
        // Twice the principal point: the size of the picture that they are of.
        double across = 2 * cx / width, down = 2 * cy / height;
        if (Near(across, down) && across is < 0.7 or > 1.4 && cx > 1 && cy > 1)
            return (FindingKind.IntrinsicsOfAnotherSize, FormattableString.Invariant($"of about {2 * cx:0}×{2 * cy:0}, and the picture has {width}×{height}"));
        if (!(cx >= 0 && cx < width && cy >= 0 && cy < height))
            return (FindingKind.PrincipalPointOutside, FormattableString.Invariant($"({cx:0.##}, {cy:0.##}) of {width}×{height}"));
        var centred = Near(across, 1) && Near(down, 1);
        var uncropped = (double)width / height / (fx / fy);
        if (centred && !Near(fx, fy) && Array.Find(Sensors, sensor => Near(sensor.Aspect, uncropped)) is { Name: { } name })
            return (FindingKind.CroppedIntrinsics, FormattableString.Invariant($"{width}×{height} with fx {fx:0.##}, fy {fy:0.##}, centred: normalised for a picture of {name}"));
        if (!(fx / width >= settings.FocalLength.Least && fx / width <= settings.FocalLength.Most))
            return (FindingKind.ImplausibleFocalLength, FormattableString.Invariant($"fx {fx:0.####} for a width of {width}: an angle of view of {2 * Math.Atan(width / (2 * fx)) * 180 / Math.PI:0.#}°"));
        if (Math.Abs(fx / fy - 1) > settings.UnequalFocalLengths)
            return (FindingKind.UnequalFocalLengths, FormattableString.Invariant($"fx {fx:0.##}, fy {fy:0.##}"));
        if (Math.Abs(across - 1) > 2 * settings.OffCentre || Math.Abs(down - 1) > 2 * settings.OffCentre)
            return (FindingKind.OffCentreIntrinsics, FormattableString.Invariant($"({cx:0.##}, {cy:0.##}) of {width}×{height}"));
        return null;

        bool Near(double one, double other) => Math.Abs(one / other - 1) <= settings.RatioTolerance;
    }
}
