using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Fathom.Training.Methods.Adds;

/// <summary>The day teaches the night: both pictures of a pair show the same scene (Liu et al. 2021, similarity loss).</summary>
public static class Similarity
{
    /// <summary>mean (d_night − d_day)², without a gradient for the day.</summary>
    /// <param name="night">Sigmoid disparity, N×1×H×W.</param>
    /// <param name="day">Same shape.</param>
    /// <returns>A scalar.</returns>
    public static Tensor Loss(Tensor night, Tensor day)
    {
        using var scope = NewDisposeScope();
        return mse_loss(night, day.detach()).MoveToOuterDisposeScope();
    }
}
