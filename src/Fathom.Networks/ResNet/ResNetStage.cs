using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Networks;

/// <summary>The stages of residual networks: rows of residual blocks at one resolution.</summary>
internal static class ResNetStage
{
    /// <summary>Stage 1 (stride 4, no shrinking), 2, 3 or 4 (each halves the resolution) of a network of this shape.</summary>
    public static Sequential Of(ResNetShape shape, int stage)
    {
        var planes = 64L << (stage - 1);
        return Row(shape.Blocks[stage - 1], stage == 1 ? 64 : shape.Channels[stage - 1], shape.Channels[stage], stage == 1 ? 1 : 2, Block);

        Module<Tensor, Tensor> Block(long input, long output, long stride) =>
            shape.HasBottlenecks ? new Bottleneck(input, planes, stride, shape.Groups, shape.WidthPerGroup) : new BasicBlock(input, output, stride);
    }

    /// <summary>A row of blocks of which the first changes channels and resolution.</summary>
    public static Sequential Row(int blocks, long input, long output, long stride, Func<long, long, long, Module<Tensor, Tensor>> block) =>
        Sequential(Enumerable.Range(0, blocks).Select(i => block(i == 0 ? input : output, output, i == 0 ? stride : 1)));
}
