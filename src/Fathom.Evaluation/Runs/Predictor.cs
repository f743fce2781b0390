namespace Fathom.Evaluation;

/// <summary>Something that predicts depth of frames.</summary>
/// <param name="Name">What tables call it.</param>
/// <param name="Predict">Frame → depth of any size and kind, which nobody may write into; called on several threads at once.</param>
public sealed record Predictor(string Name, Func<EvaluationFrame, DepthMap> Predict)
{
    /// <summary>Everything equally far: what a network must beat to have learned anything.</summary>
    public static Predictor Constant { get; } = Baseline("constant", (_, _) => 1);

    /// <summary>Inverse depth grows evenly from 0 at the top row to 1 at the bottom: what a network must beat to have looked at the picture.</summary>
    public static Predictor VerticalRamp { get; } = Baseline("ramp", (y, height) => height == 1 ? 0 : (float)y / (height - 1));

    /// <summary>Whether it is there for comparison only.</summary>
    public bool IsBaseline { get; init; }

    /// <summary>What its predictions depend on, e.g. a checksum: an evaluation that was stopped goes on only where it is the same.</summary>
    public string Identity { get; init; } = "";

    /// <summary>For predictions in files: what says that a frame's file has changed since it was scored.</summary>
    public Func<Datasets.DatasetFrame, string> Stamp { get; init; } = _ => "";

    // Frames of a set mostly have one size, and nobody writes into a prediction: the last map serves again.
    private static Predictor Baseline(string name, Func<int, int, float> row)
    {
        DepthMap? last = null;
        return new(name, frame => last is { } map && (map.Width, map.Height) == (frame.Width, frame.Height) ? map : last = Map(frame.Width, frame.Height)) { IsBaseline = true };

        DepthMap Map(int width, int height)
        {
            var values = new float[width * height];
            for (var y = 0; y < height; y++)
                values.AsSpan(y * width, width).Fill(row(y, height));
            return new DepthMap(width, height, values, DepthKind.InverseDepth);
        }
    }
}
