namespace Fathom.Networks;

/// <summary>The published layout of every network of <see cref="NetworkRegistry"/>. Names inside the files are those of our modules.</summary>
public static class PublishedLayouts
{
    private const string Monodepth2 = "Monodepth2 (Godard et al. 2019), github.com/nianticlabs/monodepth2";
    private const string Monodepth2Licence = "Monodepth2 licence of Niantic, non-commercial use only; as published, check";
    private const string Adds = "ADDS-DepthNet (Liu et al. 2021), github.com/LINA-lln/ADDS-DepthNet";
    private const string S2R = "S2R-DepthNet (Chen et al. 2021), github.com/microsoft/S2R-DepthNet";
    private const string Midas = "MiDaS (Ranftl et al. 2020), github.com/isl-org/MiDaS";
    private const string CycleGan = "CycleGAN (Zhu et al. 2017), github.com/junyanz/pytorch-CycleGAN-and-pix2pix";
    private const string Munit = "MUNIT (Huang et al. 2018), github.com/NVlabs/MUNIT";
    private const string Mit = "MIT; as published, check";

    private static readonly PublishedPart StructureEncoder = new("struct_encoder.pth", "struct_encoder.", "resblock.model.3.conv2.weight", [256, 256, 3, 3]);
    private static readonly PublishedPart StructureDecoder = new("struct_decoder.pth", "struct_decoder.", "up2.conv1_2.weight", [64, 64, 3, 3]);
    private static readonly PublishedPart Attention = new("dsa.pth", "dsa.", "E.base.0.0.weight", [16, 3, 7, 7]);
    private static readonly PublishedPart Depth = new("depth_net.pth", "depth_net.", "conv1.1.weight", [64, 1, 7, 7]);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<PublishedLayout> All { get; } =
    [
        new(["fathom-s"], "Fathom", null, new PublishedPart("model.safetensors", "", "encoder.features.0.0.weight", [32, 3, 3, 3])),
        new(["monodepth2-resnet18"], Monodepth2, Monodepth2Licence, Encoder("layer4.1.conv2", [512, 512, 3, 3]), Decoder(512)),
        new(["monodepth2-resnet34"], Monodepth2, Monodepth2Licence, Encoder("layer4.2.conv2", [512, 512, 3, 3]), Decoder(512)),
        new(["monodepth2-resnet50"], Monodepth2, Monodepth2Licence, Encoder("layer4.2.conv3", [2048, 512, 1, 1]), Decoder(2048)),
        new(
            ["adds-day", "adds-night"], Adds, null,
            new PublishedPart(
                "encoder.pth", "encoder.", "conv1.weight", [64, 3, 7, 7],
                // For training only.
                "encoder.fc.", "conv_shared.", "encoder_day.", "conv_diff_day.", "encoder_night.", "conv_diff_night.", "convt5.", "convt4.", "convt3.", "convt2.", "convt1.", "convtf."),
            Decoder(512)),
        new(["s2r-outdoor", "s2r-indoor"], S2R, Mit, StructureEncoder, StructureDecoder, Attention, Depth),
        new(["midas-v21-large"], Midas, Mit, new PublishedPart("midas_v21_384.pt", "", "pretrained.layer4.2.conv3.weight", [2048, 2048, 1, 1])),
        new(["midas-v21-small"], Midas, Mit, new PublishedPart("midas_v21_small_256.pt", "", "pretrained.layer1.0.weight", [32, 3, 3, 3])),
        new(
            ["monodepth2-pose"], Monodepth2, Monodepth2Licence,
            new PublishedPart("pose_encoder.pth", "encoder.", "encoder.conv1.weight", [64, 6, 7, 7]),
            new PublishedPart("pose.pth", "pose.", "net.0.weight", [256, 512, 1, 1])),
        new(["monodepth2-posecnn"], Monodepth2, Monodepth2Licence, new PublishedPart("pose.pth", "", "pose_conv.weight", [6, 256, 1, 1])),
        new(["adds-encoder"], Adds, null, new PublishedPart("encoder.pth", "", "convtf.weight", [3, 64, 1, 1])),
        new(["s2r-structure-encoder"], S2R, Mit, StructureEncoder with { Prefix = "" }),
        new(["s2r-structure-decoder"], S2R, Mit, StructureDecoder with { Prefix = "" }),
        new(["s2r-attention"], S2R, Mit, Attention with { Prefix = "" }),
        new(["s2r-depth"], S2R, Mit, Depth with { Prefix = "" }),
        new(["cyclegan-generator"], CycleGan, null, new PublishedPart("latest_net_G.pth", "", "model.10.conv_block.1.weight", [256, 256, 3, 3])),
        new(["cyclegan-discriminator"], CycleGan, null, new PublishedPart("latest_net_D.pth", "", "model.0.weight", [64, 3, 4, 4])),
        new(["munit-generator"], Munit, null, new PublishedPart("gen.pt", "", "enc_style.model.0.conv.weight", [64, 3, 7, 7])),
        new(["munit-discriminator"], Munit, null, new PublishedPart("dis.pt", "", "cnns.0.0.conv.weight", [64, 3, 4, 4])),
    ];

    /// <summary>The layout of a network.</summary>
    /// <exception cref="FathomException">No network has this name; the message names the nearest.</exception>
    public static PublishedLayout Of(string network)
    {
        var name = NetworkRegistry.Find(network).Name;
        return All.First(layout => layout.Networks.Contains(name));
    }

    private static PublishedPart Encoder(string last, long[] shape) => new("encoder.pth", "encoder.", $"encoder.{last}.weight", shape);

    private static PublishedPart Decoder(long channels) => new("depth.pth", "depth.", "decoder.0.conv.conv.weight", [256, channels, 3, 3]);
}
