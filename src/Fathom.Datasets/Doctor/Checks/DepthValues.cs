namespace Fathom.Datasets.Doctor.Checks;

/// <summary>Depth that holds nothing, one value, one value mostly, or what no distance can be.</summary>
internal static class DepthValues
{
    public static IEnumerable<Finding> Find(Evidence evidence) => evidence.Looks.Where(look => look.Depth is not null).Select(look => (look.Record, Verdict: Judge(look.Depth!, evidence.Settings)))
        .Where(look => look.Verdict is not null).GroupBy(look => look.Verdict!.Value.Kind).OrderBy(group => group.Key)
        .SelectMany(group => evidence.Report(group.Key, group.Select(look => (look.Record, look.Verdict!.Value.Detail))));

    /// <summary>What is wrong with a depth by itself; null where nothing is, so that it can be measured by.</summary>
    public static (FindingKind Kind, string Detail)? Judge(DepthLook depth, DoctorSettings settings) => depth switch
    {
        { Measured: 0 } => (FindingKind.EmptyDepth, "no pixel is measured"),
        { Invalid: > 0 } => (FindingKind.InvalidDepth, $"{depth.Invalid} of {depth.Measured} measured pixels"),
        _ when depth.Smallest == depth.Largest => (FindingKind.ConstantDepth, FormattableString.Invariant($"{depth.Largest:0.###} everywhere")),
        _ when depth.AtLargest >= settings.Saturated * depth.Measured => (FindingKind.SaturatedDepth, FormattableString.Invariant($"{100.0 * depth.AtLargest / depth.Measured:0} % at {depth.Largest:0.###}")),
        _ => null,
    };
}
