namespace Fathom.Evaluation;

/// <summary>Something that predicts depth of frames.</summary>
/// <param name="Name">What tables call it.</param>
/// <param name="Predict">Frame → depth of any size and kind; called on several threads at once.</param>
public sealed record Predictor(string Name, Func<EvaluationFrame, DepthMap> Predict)
{
    /// <summary>Everything equally far: what a network must beat to have learned anything.</summary>
    public static Predictor Constant { get; } = new("constant", frame => Map(frame, _ => 1)) { IsBaseline = true };

    /// <summary>Inverse depth grows evenly from 0 at the top row to 1 at the bottom: what a network must beat to have looked at the picture.</summary>
    public static Predictor VerticalRamp { get; } = new("ramp", frame => Map(frame, y => frame.Height == 1 ? 0 : (float)y / (frame.Height - 1))) { IsBaseline = true };

    /// <summary>Whether it is there for comparison only.</summary>
    public bool IsBaseline { get; init; }

    /// <summary>What its predictions depend on, e.g. a checksum: an evaluation that was stopped goes on only where it is the same.</summary>
    public string Identity { get; init; } = "";

    /// <summary>For predictions in files: what says that a frame's file has changed since it was scored.</summary>
    public Func<Datasets.DatasetFrame, string> Stamp { get; init; } = _ => "";

    private static DepthMap Map(EvaluationFrame frame, Func<int, float> row)
    {
        var values = new float[frame.Width * frame.Height];
        for (var y = 0; y < frame.Height; y++)
            values.AsSpan(y * frame.Width, frame.Width).Fill(row(y));
        return new DepthMap(frame.Width, frame.Height, values, DepthKind.InverseDepth);
    }
}
