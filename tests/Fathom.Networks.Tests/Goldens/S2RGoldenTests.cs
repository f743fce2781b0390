using static TorchSharp.torch;

namespace Fathom.Networks.Tests.Goldens;

public class S2RGoldenTests
{
    [Fact]
    public void Structure_attention_and_depths_agree_with_the_official_implementation()
    {
        using var scope = NewDisposeScope();
        using var constant = no_grad();
        using var golden = new S2RGolden();

        golden.AssertKeys();
        golden.Numbers.AssertAgree("code", golden.Code);
        golden.Numbers.AssertAgree("structure", golden.Structure);
        golden.Numbers.AssertAgree("attention", golden.Attention);
        for (var scale = 0; scale < 4; scale++)
            golden.Numbers.AssertAgree($"depth{scale}", golden.Depths[scale]);
    }

    [Fact]
    public void The_whole_network_gives_the_parts_depth_in_metres()
    {
        using var scope = NewDisposeScope();
        using var constant = no_grad();
        var golden = new Golden("s2r");
        using var network = new S2RDepthNet(80);
        Golden.Filled(network.StructureEncoder);
        Golden.Filled(network.StructureDecoder);
        Golden.Filled(network.Attention);
        Golden.Filled(network.DepthNet);

        var metres = network.call(2 * golden.Picture() - 1);

        golden.AssertAgree("depth3", (metres / 40 - 1).unsqueeze(1));
    }

    [Fact]
    public void One_scalar_stands_at_eighteen_places()
    {
        using var scope = NewDisposeScope();
        using var depth = new DepthNet();
        var scalars = depth.state_dict().Where(entry => entry.Value.numel() == 1 && entry.Key.EndsWith("weight", StringComparison.Ordinal)).ToArray();
        Assert.Equal(18, scalars.Length);
        Assert.Single(scalars.Select(entry => entry.Value.Handle).Distinct());
        Assert.Single(depth.parameters(), parameter => parameter.numel() == 1);
    }
}
