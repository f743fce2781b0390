using static TorchSharp.torch;

namespace Fathom.Training.Methods;

/// <summary>Differences of neighbouring pixels.</summary>
internal static class Differences
{
    /// <summary>The next element minus this one: one element shorter along <paramref name="dimension"/>.</summary>
    public static Tensor ToNext(Tensor x, long dimension)
    {
        using var scope = NewDisposeScope();
        var last = x.shape[dimension] - 1;
        return (x.narrow(dimension, 1, last) - x.narrow(dimension, 0, last)).MoveToOuterDisposeScope();
    }
}
