namespace Fathom.Worlds;

/// <summary>What is known of the values of <see cref="Semantic"/>.</summary>
public static class Semantics
{
    private static readonly (byte R, byte G, byte B)[] Colors = [.. Enum.GetValues<Semantic>().Select(ColorOf)];

    /// <summary>Its colour in label pictures, different for each; the classes of Virtual KITTI have that data set's colours.</summary>
    public static (byte R, byte G, byte B) Color(this Semantic semantic) => Colors[(int)semantic];

    /// <summary>A picture of labels in their colours.</summary>
    /// <param name="labels">H×W.</param>
    /// <param name="width">Width in pixels, at least 1.</param>
    /// <param name="height">Height in pixels, at least 1.</param>
    /// <exception cref="ArgumentException">There are not H×W labels.</exception>
    public static Image Colorize(ReadOnlySpan<Semantic> labels, int width, int height)
    {
        var image = new Image(width, height);
        if (labels.Length != width * height)
            throw new ArgumentException($"{width}×{height} pixels have {width * height} labels, not {labels.Length}.", nameof(labels));
        for (var i = 0; i < labels.Length; i++)
            (image.Pixels[3 * i], image.Pixels[3 * i + 1], image.Pixels[3 * i + 2]) = labels[i].Color();
        return image;
    }

    private static (byte, byte, byte) ColorOf(Semantic semantic) => semantic switch
    {
        Semantic.Sky => (90, 200, 255),
        Semantic.Road => (100, 60, 100),
        Semantic.Pavement => (190, 150, 190),
        Semantic.Terrain => (210, 0, 200),
        Semantic.Building => (140, 140, 140),
        Semantic.Fence => (190, 153, 120),
        Semantic.GuardRail => (250, 100, 255),
        Semantic.Pole => (255, 130, 0),
        Semantic.TrafficSign => (255, 255, 0),
        Semantic.TrafficLight => (200, 200, 0),
        Semantic.Tree => (0, 199, 0),
        Semantic.Vegetation => (90, 240, 0),
        Semantic.Car => (255, 127, 80),
        Semantic.Van => (0, 139, 139),
        Semantic.Truck => (160, 60, 60),
        Semantic.Bus => (0, 60, 160),
        Semantic.Bicycle => (119, 11, 32),
        Semantic.Person => (220, 20, 60),
        Semantic.Floor => (128, 64, 0),
        Semantic.Ceiling => (230, 230, 200),
        Semantic.Wall => (170, 190, 210),
        Semantic.Window => (60, 120, 255),
        Semantic.Furniture => (200, 120, 40),
        Semantic.Lamp => (255, 240, 150),
        Semantic.Equipment => (70, 100, 100),
        _ => (80, 80, 80),
    };
}
