using static TorchSharp.torch;

namespace Fathom.Networks.Tests.Goldens;

/// <summary>S2R-DepthNet's four parts with golden weights, and what they make of the golden picture.</summary>
internal sealed class S2RGolden : IDisposable
{
    private readonly StructureEncoder encoder = Golden.Filled(new StructureEncoder());
    private readonly StructureDecoder decoder = Golden.Filled(new StructureDecoder());
    private readonly AttentionNetwork attention = Golden.Filled(new AttentionNetwork());
    private readonly DepthNet depth = Golden.Filled(new DepthNet());

    public S2RGolden()
    {
        var picture = 2 * Numbers.Picture() - 1;
        Code = encoder.call(picture);
        Structure = decoder.call(Code);
        Attention = attention.call(picture);
        Depths = depth.call(Structure * Attention).Scales;
    }

    public Golden Numbers { get; } = new("s2r");

    public Tensor Code { get; }

    public Tensor Structure { get; }

    public Tensor Attention { get; }

    public IReadOnlyList<Tensor> Depths { get; }

    public void AssertKeys()
    {
        Numbers.AssertKeys("struct_encoder", encoder);
        Numbers.AssertKeys("struct_decoder", decoder);
        Numbers.AssertKeys("dsa", attention);
        Numbers.AssertKeys("depth_net", depth);
    }

    public void Dispose()
    {
        encoder.Dispose();
        decoder.Dispose();
        attention.Dispose();
        depth.Dispose();
    }
}
