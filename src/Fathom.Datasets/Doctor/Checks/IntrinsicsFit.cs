namespace Fathom.Datasets.Doctor.Checks;

/// <summary>Intrinsics that do not fit the picture. Of one frame the first and gravest reason is told.</summary>
internal static class IntrinsicsFit
{
    // 983.04 of 1280×960, as shares of the sides; the published loader takes them for shares of rows 160 to 800 too.
    private const double RobotCarAcross = 0.768, RobotCarDown = 1.024;

    public static IEnumerable<Finding> Find(Evidence evidence) => evidence.Report(evidence.Records, record => record, record => Judge(record, evidence.Settings));

    private static (FindingKind Kind, string Detail)? Judge(FrameRecord record, DoctorSettings settings)
    {
        if (record is not { Size: var (width, height), Frame.Intrinsics: var (fx, fy, cx, cy) })
            return null;
        // Twice the principal point: the size of the picture that they are of.
        double across = 2 * cx / width, down = 2 * cy / height;
        if (Math.Abs(across / down - 1) <= settings.MostSkew && across is < 0.7 or > 1.4 && cx > 1 && cy > 1)
            return (FindingKind.IntrinsicsOfAnotherSize, FormattableString.Invariant($"of about {2 * cx:0}×{2 * cy:0}, and the picture has {width}×{height}"));
        if (!(cx >= 0 && cx < width && cy >= 0 && cy < height))
            return (FindingKind.PrincipalPointOutside, FormattableString.Invariant($"({cx:0.##}, {cy:0.##}) of {width}×{height}"));
        if (Near(across, 1) && Near(down, 1) && Near(fx / width, RobotCarAcross) && Near(fy / height, RobotCarDown) && !Near(fx, fy))
            return (FindingKind.CroppedIntrinsics, FormattableString.Invariant($"{width}×{height} with fx {fx:0.##}, fy {fy:0.##}, centred"));
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
