using System.Globalization;

namespace Fathom.Evaluation;

/// <summary>Protocols in words.</summary>
internal static class ProtocolText
{
    /// <summary>Every choice that changes a score, under its heading, in the order in which it is done.</summary>
    public static IReadOnlyList<(string What, string Choice)> Choices(Protocol protocol)
    {
        if (protocol.ComparesPairs)
            return [("data", Data(protocol)), ("resize", Resize(protocol)), ("compare", "the order of two points; equal depths are wrong")];
        var (nearest, farthest) = (Number(protocol.Nearest), protocol.Farthest);
        return
        [
            ("data", Data(protocol)),
            ("measured map", protocol.Window is { } window ? $"rows and columns {window}" : "whole"),
            ("pixels", $"{nearest} m < measured < {farthest}, {protocol.Crop}"),
            ("resize", Resize(protocol)),
            ("held before alignment", protocol.HoldBefore is { } before ? $"in {before}" : "no"),
            ("alignment", Alignment(protocol)),
            ("held after alignment", protocol.Hold is { } after ? $"in {after}" : "no"),
            ("then dropped", protocol.ThenUpTo is { } limit ? $"pixels measured above {Number(limit)} m" : "nothing"),
        ];
    }

    public static string Describe(Protocol protocol) =>
        string.Join("; ", Choices(protocol).Where(choice => choice is not (_, "any" or "whole" or "no" or "nothing")).Select(choice => $"{choice.What}: {choice.Choice}")) + "; mean over pictures";

    private static string Data(Protocol protocol) => protocol.Data?.ToString() ?? "any";

    private static string Resize(Protocol protocol) => $"{Words(protocol.Quantity)}, {protocol.Resize.Name()}";

    private static string Alignment(Protocol protocol) => protocol.Alignment switch
    {
        AlignmentMethod.None => "none",
        AlignmentMethod.Median => $"ratio of medians{In(protocol)}",
        AlignmentMethod.Scale => $"least squares of a scale{In(protocol)}",
        AlignmentMethod.ScaleAndShift => $"least squares of scale and shift{In(protocol)}",
        _ => $"least median of squares of scale and shift{In(protocol)}",
    };

    private static string In(Protocol protocol) =>
        $" in {Words(protocol.Space)}{(protocol.AlignsOverAllMeasured ? " over all measured pixels" : "")}{(protocol.TakesShiftAsZero ? "; affine-invariant maps as though their shift were 0" : "")}";

    private static string Words(AlignmentSpace space) => space switch
    {
        AlignmentSpace.Depth => "depth",
        AlignmentSpace.InverseDepth => "inverse depth",
        _ => "log depth",
    };

    private static string Words(ResizedQuantity quantity) => quantity switch
    {
        ResizedQuantity.Depth => "depth",
        ResizedQuantity.InverseDepth => "inverse depth",
        _ => "as predicted",
    };

    private static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
