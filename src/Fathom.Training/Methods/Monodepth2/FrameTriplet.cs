using static TorchSharp.torch;

namespace Fathom.Training.Methods.Monodepth2;

/// <summary>
/// Three pictures of one camera in order of time. Photometric errors compare these; the networks may see them with other colours (augmented), never at other places.
/// </summary>
/// <param name="Previous">I₋₁, N×3×H×W, values in [0, 1].</param>
/// <param name="Target">I₀, whose depth is asked for; same shape.</param>
/// <param name="Next">I₊₁, same shape.</param>
/// <param name="Intrinsics">K of H×W pictures in pixels, N×3×3.</param>
public sealed record FrameTriplet(Tensor Previous, Tensor Target, Tensor Next, Tensor Intrinsics)
{
    /// <summary>Refuses shapes that broadcasting would hide.</summary>
    /// <exception cref="ArgumentException">The pictures' shapes differ, they have no 3×3 pixels, or there is not one K per picture.</exception>
    internal void Check()
    {
        if (Target.dim() != 4 || Target.shape[2] < 3 || Target.shape[3] < 3)
            throw new ArgumentException($"The target is {Shape(Target)}, not N×3×H×W with H and W of 3 or more.");
        if (!Target.shape.SequenceEqual(Previous.shape) || !Target.shape.SequenceEqual(Next.shape))
            throw new ArgumentException($"The three pictures must have one shape; they have {Shape(Previous)}, {Shape(Target)}, {Shape(Next)}.");
        if (!Intrinsics.shape.SequenceEqual([Target.shape[0], 3, 3]))
            throw new ArgumentException($"The intrinsics are {Shape(Intrinsics)}, not {Target.shape[0]}×3×3.");
    }

    private static string Shape(Tensor tensor) => string.Join('×', tensor.shape);
}
