namespace Fathom.Datasets.Doctor.Checks;

/// <summary>Depth that holds nothing, one value, one value mostly, or what no distance can be.</summary>
internal static class DepthValues
{
    public static IEnumerable<Finding> Find(Evidence evidence) => evidence.Report(evidence.Looks.Where(look => look.Depth is not null), look => look.Record, look => Judge(look.Depth!, evidence.Settings));

    /// <summary>What is wrong with a depth by itself; null where nothing is, so that it can be measured by.</summary>
    public static (FindingKind Kind, string Detail)? Judge(DepthLook depth, DoctorSettings settings) => depth switch
    {
        { Measured: 0 } => (FindingKind.EmptyDepth, "no pixel is measured"),
        { Sky: var sky, Measured: var measured } when sky == measured => (FindingKind.EmptyDepth, "nothing but sky"),
        { Invalid: > 0 } => (FindingKind.InvalidDepth, $"{depth.Invalid} of {depth.Measured} measured pixels"),
        _ when depth.Smallest == depth.Largest => (FindingKind.ConstantDepth, FormattableString.Invariant($"{depth.Largest:0.###} everywhere")),
        _ when depth.AtLargest >= settings.Saturated * depth.Measured => (FindingKind.SaturatedDepth, FormattableString.Invariant($"{100.0 * depth.AtLargest / depth.Measured:0} % at {depth.Largest:0.###}")),
        _ => null,
    };
}
