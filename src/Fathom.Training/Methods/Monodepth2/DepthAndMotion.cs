using static TorchSharp.torch;

namespace Fathom.Training.Methods.Monodepth2;

/// <summary>What the networks say about a <see cref="FrameTriplet"/>.</summary>
/// <param name="Disparities">Sigmoid disparities of the target in (0, 1), N×1×h×w each, finest first: full, 1/2, 1/4, 1/8.</param>
/// <param name="ToPrevious">From the target's camera to the previous one's, N×4×4, of <see cref="RigidMotion"/> (inverted).</param>
/// <param name="ToNext">From the target's camera to the next one's, N×4×4.</param>
public sealed record DepthAndMotion(IReadOnlyList<Tensor> Disparities, Tensor ToPrevious, Tensor ToNext);
