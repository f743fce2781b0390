namespace Fathom.Training;

/// <summary>The arithmetic of the network's forward and backward pass. Weights, loss and optimiser are float32 always.</summary>
public enum Precision
{
    /// <summary>Convolutions in bfloat16, channels last: several times as fast on processors that have it.</summary>
    Mixed,

    /// <summary>Everything in float32.</summary>
    Full,
}
