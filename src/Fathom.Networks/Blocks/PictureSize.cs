using static TorchSharp.torch;

namespace Fathom.Networks;

/// <summary>What a network may be fed.</summary>
internal static class PictureSize
{
    /// <summary>Refuses what is not N×channels×H×W with H and W multiples of <paramref name="multiple"/> and at least <paramref name="smallest"/>: deeper inside, libtorch's message would name no way out.</summary>
    /// <exception cref="FathomException">It is not.</exception>
    public static void Require(Tensor input, string network, int multiple, int smallest, int channels = 3)
    {
        if (input.shape is not [_, var depth, var height, var width] || depth != channels || height < smallest || width < smallest || height % multiple != 0 || width % multiple != 0)
        {
            var multiples = multiple == 1 ? "" : $"multiples of {multiple}, ";
            throw new FathomException(
                $"{network} takes N×{channels}×H×W with H and W {multiples}at least {smallest}, not {string.Join('×', input.shape)}. Resize the picture first.");
        }
    }
}
