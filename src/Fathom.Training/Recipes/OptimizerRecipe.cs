namespace Fathom.Training;

/// <summary>AdamW (Loshchilov and Hutter 2019) with a slow and a fast group of weights, warm-up and cosine decay.</summary>
public sealed record OptimizerRecipe
{
    /// <summary>Peak learning rate of the encoder, which starts from trained weights.</summary>
    public double EncoderRate { get; init; } = 2e-4;

    /// <summary>Peak learning rate of everything else.</summary>
    public double DecoderRate { get; init; } = 8e-4;

    /// <summary>Decoupled weight decay of convolution weights; biases have none.</summary>
    public double WeightDecay { get; init; } = 0.01;

    /// <summary>Steps until the rate has risen from 0 to its peak.</summary>
    public int Warmup { get; init; } = 200;

    /// <summary>Gradients longer than this (2-norm over all weights) are shortened to it.</summary>
    public double Clip { get; init; } = 1;

    /// <summary>Weights that stay as they start: those whose name is one of these or goes on from it after a dot, e.g. <c>encoder.features.0</c>. Statistics of batch normalisation are no weights.</summary>
    public IReadOnlyList<string> Frozen { get; init; } = [];
}
