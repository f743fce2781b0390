using Fathom.Datasets;
using YamlDotNet.RepresentationModel;

namespace Fathom.Evaluation;

/// <summary>Every key of a protocol's file, with its default.</summary>
internal static class ProtocolReader
{
    private const double FarthestMetres = 1e6;

    public static Protocol Read(SettingsTree tree, string name)
    {
        var map = new SettingsMap(tree, tree.Root, "");
        var protocol = new Protocol
        {
            Name = name,
            Title = Text(map, "title"),
            Source = Text(map, "source"),
            Data = map.Has("data") ? ReadData(map.Section("data")) : null,
            Window = map.Has("window") ? ReadWindow(map.Section("window")) : null,
            Crop = map.HasKeys("crop") ? new ProtocolCrop(null, ReadWindow(map.Section("crop"))) : map.Choice("crop", ProtocolCrop.ByFrame, Crops),
            Nearest = map.Number("above", 1e-3, 0, FarthestMetres),
            Farthest = Far(map, "below"),
            Metrics = map.Choices("metrics", Metric.AbsRel, [.. Metric.All.Select(metric => (metric.Name, metric))]),
        };
        protocol = Resizing(protocol, map.Section("resize"));
        protocol = protocol with { HoldBefore = map.Has("hold_before") ? Range(map.Section("hold_before")) : null };
        protocol = Aligning(protocol, map.Section("align"));
        protocol = protocol with
        {
            Hold = map.Has("hold") ? Range(map.Section("hold")) : null,
            ThenUpTo = map.Has("then_up_to") ? map.Number("then_up_to", 0, 1e-3, FarthestMetres) : null,
        };
        map.Done();
        if (protocol is { Alignment: AlignmentMethod.Median or AlignmentMethod.Robust, Space: AlignmentSpace.LogDepth })
            throw map.Error("align", "a median or a robust fit is made in depth or inverse depth; for log choose 'scale' or 'scale-and-shift'.");
        if (protocol.ComparesPairs && protocol.Metrics.Count > 1)
            throw map.Error("metrics", "'whdr' compares pairs of points, the others depths: a protocol has one or the other.");
        return protocol;
    }

    private static readonly (string, ProtocolCrop)[] Crops =
        [("frame", ProtocolCrop.ByFrame), .. EnumNames.All<EvaluationCrop>().Select(one => (one.Key, new ProtocolCrop(one.Value)))];

    private static Protocol Resizing(Protocol protocol, SettingsMap map)
    {
        protocol = protocol with
        {
            Quantity = map.Choice("quantity", ResizedQuantity.AsPredicted, Choices<ResizedQuantity>()),
            Resize = map.Choice("variant", Fathom.Resizing.OpenCvLinear, [.. Enum.GetValues<Resizing>().Select(variant => (variant.Name(), variant))]),
        };
        map.Done();
        return protocol;
    }

    private static Protocol Aligning(Protocol protocol, SettingsMap map)
    {
        protocol = protocol with
        {
            Alignment = map.Choice("by", AlignmentMethod.None, Choices<AlignmentMethod>()),
            Space = map.Choice("in", AlignmentSpace.Depth, Choices<AlignmentSpace>()),
            AlignsOverAllMeasured = map.Choice("over", false, ("scored", false), ("measured", true)),
            TakesShiftAsZero = map.Choice("shift", false, ("unknown", false), ("zero", true)),
        };
        map.Done();
        return protocol;
    }

    private static ProtocolData ReadData(SettingsMap map)
    {
        var data = new ProtocolData(Text(map, "layout"), map.Text("split"), map.Text("training"));
        map.Done();
        return data;
    }

    private static PixelWindow ReadWindow(SettingsMap map)
    {
        var (rows, columns, size) = (Pair(map, "rows"), Pair(map, "columns"), Pair(map, "of"));
        map.Done();
        return rows.First < rows.Second && columns.First < columns.Second && rows.Second <= size.Second && columns.Second <= size.First
            ? new PixelWindow(rows.First, rows.Second, columns.First, columns.Second, size.First, size.Second)
            : throw map.Error("of", "the rows and columns are none of a map of this width and height.");
    }

    private static (int First, int Second) Pair(SettingsMap map, string key)
    {
        var numbers = map.List(key, "[0, 480]", (tree, node, where) => node is YamlScalarNode { Value: { } text } && int.TryParse(text, out var number) && number >= 0 ? number : throw tree.Error(node, $"{where} is '{node}'; give a whole number."));
        return numbers switch
        {
            [var first, var second] => (first, second),
            [] => default,
            _ => throw map.Error(key, $"{key} has two numbers."),
        };
    }

    private static HoldRange Range(SettingsMap map)
    {
        var range = new HoldRange(map.Number("nearest", 0, 0, FarthestMetres), Far(map, "farthest"));
        map.Done();
        return range;
    }

    // Metres, "cap" or "none".
    private static FarLimit Far(SettingsMap map, string key) => map.Text(key) switch
    {
        null or "cap" => FarLimit.Cap,
        "none" => FarLimit.None,
        _ => new FarLimit(map.Number(key, 0, 1e-3, FarthestMetres)),
    };

    // Without its text a protocol explains no score.
    private static string Text(SettingsMap map, string key) => map.Text(key) ?? throw map.Error(key, $"'{key}' is missing.");

    private static (string, T)[] Choices<T>() where T : struct, Enum => [.. EnumNames.All<T>().Select(one => (one.Key, one.Value))];
}
