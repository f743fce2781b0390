using TorchSharp;
using static TorchSharp.torch;

namespace Fathom.Networks;

/// <summary>What ADDS's encoder makes of pictures of one domain in training (Liu et al. 2021, fig. 2).</summary>
/// <param name="PrivateCode">What is the domain's own: light and texture, N×64×H/32×W/32.</param>
/// <param name="PrivateGram">Products of the private feature's channels, N×512×512.</param>
/// <param name="SharedCode">What both domains have: the scene, N×64×H/32×W/32.</param>
/// <param name="SharedGram">Products of the shared feature's channels, N×512×512.</param>
/// <param name="Shared">The features that depth is read from.</param>
/// <param name="Reconstruction">The picture, made of the private and the shared feature, N×3×H×W.</param>
public sealed record AddsSeparation(
    Tensor PrivateCode, Tensor PrivateGram, Tensor SharedCode, Tensor SharedGram, EncoderFeatures Shared, Tensor Reconstruction)
{
    /// <summary>Moves all to the scope around the one that each is in.</summary>
    public AddsSeparation MoveToOuterDisposeScope()
    {
        new[] { PrivateCode, PrivateGram, SharedCode, SharedGram, Reconstruction }.MoveToOuterDisposeScope();
        Shared.MoveToOuterDisposeScope();
        return this;
    }
}
