using static TorchSharp.torch;

namespace Fathom.Training.Methods.Adds;

/// <summary>A batch of pictures of one domain, day or night, and what the networks say about it, as far as the losses of ADDS beside Monodepth2's ask.</summary>
/// <param name="Picture">The encoder's input before normalization, N×3×H×W, values in [0, 1].</param>
/// <param name="PrivateCode">What only this domain has, N×64×h×w.</param>
/// <param name="PrivateGram">Products of the channels of the private feature, N×512×512.</param>
/// <param name="SharedCode">What both domains have, N×64×h×w.</param>
/// <param name="SharedGram">Products of the channels of the shared feature, N×512×512.</param>
/// <param name="Reconstruction">The picture made again from private and shared feature, N×3×H×W.</param>
/// <param name="Disparity">Sigmoid disparity at full resolution, N×1×H×W.</param>
public sealed record AddsDomain(Tensor Picture, Tensor PrivateCode, Tensor PrivateGram, Tensor SharedCode, Tensor SharedGram, Tensor Reconstruction, Tensor Disparity);
