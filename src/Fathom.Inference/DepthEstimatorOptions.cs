namespace Fathom.Inference;

/// <summary>How a <see cref="DepthEstimator"/> runs; the defaults suit one picture at a time.</summary>
public sealed record DepthEstimatorOptions
{
    /// <summary>Threads inside the network; null: one for each physical core that this process may use.</summary>
    public int? Threads { get; init; }

    /// <summary>Pixels at which the network sees a picture, its aspect ratio kept; null: what the model prefers (<see cref="ModelDescription.InputSizeFor"/>).
    /// More is finer and slower; at most <see cref="Inference.InputSize.LargestArea"/>.</summary>
    public int? InputArea { get; init; }

    /// <summary>The exact size at which the network sees every picture, whatever its aspect ratio; wins over <see cref="InputArea"/>.
    /// Each side is a multiple of <see cref="ModelDescription.SizeMultiple"/>, at least <see cref="ModelDescription.SmallestSide"/>; <see cref="Inference.InputSize.LargestArea"/> pixels at most.</summary>
    public InputSize? InputSize { get; init; }

    /// <summary>Limits for picture files; null: <see cref="PixelBudget.Default"/>.</summary>
    public PixelBudget? Budget { get; init; }

    /// <summary>Where names are looked up; null: the models that belong to this program (<see cref="ModelStore.Find"/>).</summary>
    public ModelStore? Store { get; init; }
}
