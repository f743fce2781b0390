namespace Fathom.Evaluation;

/// <summary>Something that predicts depth from a picture.</summary>
/// <param name="Name">What tables call it.</param>
/// <param name="Predict">Picture → depth of any size and kind.</param>
public sealed record Predictor(string Name, Func<Image, DepthMap> Predict)
{
    /// <summary>Everything equally far: what a network must beat to have learned anything.</summary>
    public static Predictor Constant { get; } = new("constant", image => Map(image, _ => 1));

    /// <summary>Inverse depth grows evenly from 0 at the top row to 1 at the bottom: what a network must beat to have looked at the picture.</summary>
    public static Predictor VerticalRamp { get; } = new("ramp", image => Map(image, y => image.Height == 1 ? 0 : (float)y / (image.Height - 1)));

    private static DepthMap Map(Image image, Func<int, float> row)
    {
        var values = new float[image.Width * image.Height];
        for (var y = 0; y < image.Height; y++)
            values.AsSpan(y * image.Width, image.Width).Fill(row(y));
        return new DepthMap(image.Width, image.Height, values, DepthKind.InverseDepth);
    }
}
