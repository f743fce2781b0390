using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Networks;

/// <summary>One entry of <see cref="DepthNetworks"/>: how to build a network, and every number needed to feed it and read it.</summary>
/// <param name="Name">The name in recipes and files, e.g. "fathom-s".</param>
/// <param name="Build">Makes a freshly initialised network; N×3×H×W → N×H×W.</param>
/// <param name="Encoder">The part of it that may start from ImageNet weights and learns at the encoder's rate.</param>
/// <param name="Start">The weights that <paramref name="Encoder"/> starts from, and their names.</param>
/// <param name="Mean">Subtracted from RGB/255, per channel.</param>
/// <param name="Std">Divided by after that, per channel.</param>
/// <param name="SizeMultiple">Height and width must be multiples of this.</param>
/// <param name="SmallestSide">Height and width must be at least this: where a picture is mirrored at its edge, the coarsest feature must be larger than the border.</param>
/// <param name="PreferredSize">The size in pixels that it is trained for.</param>
/// <param name="Output">What its numbers mean.</param>
/// <param name="Parameters">Number of trainable values.</param>
/// <param name="StateTensors">Number of tensors in its file.</param>
/// <param name="Unused">Beginnings of the names of parameters that are in the published file but do not take part.</param>
public sealed record DepthNetwork(
    string Name,
    Func<Module<Tensor, Tensor>> Build,
    Func<Module<Tensor, Tensor>, Module> Encoder,
    StartLayout Start,
    IReadOnlyList<float> Mean,
    IReadOnlyList<float> Std,
    int SizeMultiple,
    int SmallestSide,
    (int Width, int Height) PreferredSize,
    DepthKind Output,
    long Parameters,
    int StateTensors,
    IReadOnlyList<string> Unused)
{
    /// <summary>Input pixels (height × width) it is trained for.</summary>
    public int PreferredArea => PreferredSize.Width * PreferredSize.Height;
}
