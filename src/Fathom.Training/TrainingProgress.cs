namespace Fathom.Training;

/// <summary>One line of the log. Losses, norms and times are means over the steps since the line before, or since the training was resumed.</summary>
public sealed record TrainingProgress : TrainingEvent
{
    /// <summary>Steps that the recipe asks for.</summary>
    public required long Steps { get; init; }

    /// <summary>Samples trained on.</summary>
    public required long Samples { get; init; }

    /// <summary>Data term + weighted gradient term.</summary>
    public required double Loss { get; init; }

    /// <summary>The scale-and-shift-invariant term.</summary>
    public required double LossData { get; init; }

    /// <summary>The multi-scale gradient term, unweighted.</summary>
    public required double LossGradient { get; init; }

    /// <summary>2-norm of the gradient before clipping.</summary>
    public required double GradientNorm { get; init; }

    /// <summary>Learning rate of the encoder.</summary>
    public required double EncoderRate { get; init; }

    /// <summary>Learning rate of everything else.</summary>
    public required double DecoderRate { get; init; }

    /// <summary>Seconds a step waited for samples.</summary>
    public required double DataSeconds { get; init; }

    /// <summary>Seconds a step spent in the network's forward pass and the loss.</summary>
    public required double ForwardSeconds { get; init; }

    /// <summary>Seconds a step spent in the backward pass.</summary>
    public required double BackwardSeconds { get; init; }

    /// <summary>Seconds a step spent clipping, in the optimiser and in the average.</summary>
    public required double UpdateSeconds { get; init; }

    /// <summary>Samples trained on in a second.</summary>
    public required double SamplesPerSecond { get; init; }

    /// <summary>New scenes rendered in a second, or read from a cache; the other samples show scenes of the pool again.</summary>
    public required double ScenesPerSecond { get; init; }

    /// <summary>Seconds to the end at this speed.</summary>
    public required double SecondsLeft { get; init; }
}
