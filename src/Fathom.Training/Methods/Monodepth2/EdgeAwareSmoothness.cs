using static TorchSharp.torch;

namespace Fathom.Training.Methods.Monodepth2;

/// <summary>Disparity should vary only where the picture does (Godard et al. 2019, eq. 3).</summary>
public static class EdgeAwareSmoothness
{
    // Keeps the quotient finite for a disparity of 0; the value of the published code.
    private const double SmallestMean = 1e-7;

    /// <summary>mean |∂x d*|·e^(−|∂x I|) + mean |∂y d*|·e^(−|∂y I|), |∂I| the mean over channels, differences to the next pixel.</summary>
    /// <param name="disparity">d, N×1×H×W.</param>
    /// <param name="picture">I, N×C×H×W.</param>
    /// <returns>A scalar.</returns>
    public static Tensor Loss(Tensor disparity, Tensor picture)
    {
        using var scope = NewDisposeScope();
        var normalized = MeanNormalized(disparity);
        return (AlongDimension(normalized, picture, 3) + AlongDimension(normalized, picture, 2)).MoveToOuterDisposeScope();
    }

    /// <summary>d* = d / (mean d + 1e-7), the mean over each picture: a small depth is no way to a small loss (Wang et al. 2018).</summary>
    /// <param name="disparity">N×1×H×W.</param>
    /// <returns>Same shape.</returns>
    public static Tensor MeanNormalized(Tensor disparity)
    {
        using var scope = NewDisposeScope();
        return (disparity / (disparity.mean([2, 3], keepdim: true) + SmallestMean)).MoveToOuterDisposeScope();
    }

    private static Tensor AlongDimension(Tensor disparity, Tensor picture, long dimension)
    {
        var edge = Differences.ToNext(picture, dimension).abs().mean([1], keepdim: true);
        return (Differences.ToNext(disparity, dimension).abs() * (-edge).exp()).mean();
    }
}
