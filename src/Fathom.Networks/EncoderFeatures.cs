using TorchSharp;
using static TorchSharp.torch;

namespace Fathom.Networks;

/// <summary>What an encoder sees at five resolutions; each is N×C×(H/stride)×(W/stride).</summary>
/// <param name="Stride2">Half resolution: outlines.</param>
/// <param name="Stride4">A quarter.</param>
/// <param name="Stride8">An eighth.</param>
/// <param name="Stride16">A sixteenth.</param>
/// <param name="Stride32">A thirty-second: the whole scene.</param>
public sealed record EncoderFeatures(Tensor Stride2, Tensor Stride4, Tensor Stride8, Tensor Stride16, Tensor Stride32)
{
    /// <summary>Moves all to the scope around the one that each is in.</summary>
    public EncoderFeatures MoveToOuterDisposeScope()
    {
        new[] { Stride2, Stride4, Stride8, Stride16, Stride32 }.MoveToOuterDisposeScope();
        return this;
    }
}
