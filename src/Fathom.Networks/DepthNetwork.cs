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
/// <param name="Sizing">What that size means for a picture of another one.</param>
/// <param name="InputResizing">How its publishers bring a picture to its size.</param>
/// <param name="OutputResizing">How its publishers bring what it gives to the picture's size.</param>
/// <param name="ComputesDisparity">True where it computes disparities and gives their reciprocals as depth: disparities are what is resized.</param>
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
    InputSizing Sizing,
    Resizing InputResizing,
    Resizing OutputResizing,
    bool ComputesDisparity,
    DepthKind Output,
    long Parameters,
    int StateTensors,
    IReadOnlyList<string> Unused)
{
    /// <summary>Input pixels (height × width) it is trained for.</summary>
    public int PreferredArea => PreferredSize.Width * PreferredSize.Height;

    /// <summary>The entry of weights that were trained at another size, rounded to what the network takes.</summary>
    /// <param name="size">The size in pixels; null: it is not known, and the preferred one stays.</param>
    public DepthNetwork TrainedAt((int Width, int Height)? size)
    {
        return size is var (width, height) ? this with { PreferredSize = (Side(width), Side(height)) } : this;

        int Side(int pixels) => Math.Max((int)Math.Round((double)pixels / SizeMultiple) * SizeMultiple, SmallestSide);
    }
}
