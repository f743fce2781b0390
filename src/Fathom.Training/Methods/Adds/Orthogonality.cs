using static TorchSharp.torch;

namespace Fathom.Training.Methods.Adds;

/// <summary>What two encoders should not have in common (Liu et al. 2021, orthogonality loss).</summary>
public static class Orthogonality
{
    /// <summary>mean over pictures of (a·b)² / D. The vectors are not normalised, as in the published code, so that the value grows with the fourth power of the features.</summary>
    /// <param name="first">a, N×…: D values per picture.</param>
    /// <param name="second">b, same shape.</param>
    /// <returns>A scalar.</returns>
    public static Tensor Loss(Tensor first, Tensor second)
    {
        using var scope = NewDisposeScope();
        var products = (first * second).flatten(1);
        return (products.sum(1).square() / products.shape[1]).mean().MoveToOuterDisposeScope();
    }
}
