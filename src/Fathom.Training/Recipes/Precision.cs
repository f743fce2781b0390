namespace Fathom.Training;

/// <summary>The arithmetic of the network's forward and backward pass. Weights, loss and optimiser are float32 always.</summary>
public enum Precision
{
    /// <summary>Convolutions in bfloat16, channels last: on processors that have it, up to twice as fast.</summary>
    BFloat16,

    /// <summary>Everything in float32.</summary>
    Float32,
}
