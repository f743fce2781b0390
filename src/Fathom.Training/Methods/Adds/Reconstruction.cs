using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Fathom.Training.Methods.Adds;

/// <summary>Private and shared feature together should hold the whole picture (Liu et al. 2021, reconstruction loss; Bousmalis et al. 2016, eq. 4).</summary>
public static class Reconstruction
{
    /// <summary>mean (r − x)².</summary>
    /// <param name="reconstruction">r, N×3×H×W.</param>
    /// <param name="picture">x, same shape.</param>
    /// <returns>A scalar.</returns>
    public static Tensor SquaredError(Tensor reconstruction, Tensor picture) => mse_loss(reconstruction, picture);

    /// <summary>(Σ (x − r))² / n², n the number of values of the whole batch: the square of the mean error.</summary>
    /// <remarks>
    /// Bousmalis et al. subtract this from the squared error, picture by picture, to forgive a wrong brightness. The published code of ADDS adds it, over the
    /// batch, which punishes a wrong brightness; its published numbers are of that, so this is added, too.
    /// </remarks>
    /// <param name="reconstruction">r, N×3×H×W.</param>
    /// <param name="picture">x, same shape.</param>
    /// <returns>A scalar.</returns>
    public static Tensor SquaredMeanError(Tensor reconstruction, Tensor picture)
    {
        using var scope = NewDisposeScope();
        return (picture - reconstruction).mean().square().MoveToOuterDisposeScope();
    }
}
