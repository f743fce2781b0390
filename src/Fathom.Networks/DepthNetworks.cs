namespace Fathom.Networks;

/// <summary>Every depth network of the project, by name.</summary>
public static class DepthNetworks
{
    private static readonly float[] Zeros = [0, 0, 0];
    private static readonly float[] Ones = [1, 1, 1];
    private static readonly float[] Halves = [0.5f, 0.5f, 0.5f];
    private static readonly float[] ImageNetMean = [0.485f, 0.456f, 0.406f];
    private static readonly float[] ImageNetStd = [0.229f, 0.224f, 0.225f];

    private static readonly StartLayout ResNeXt = new(
        "ResNeXt-101 32×8d WSL (ig_resnext101_32x8) with torchvision's names", Leaves: ["fc."], ("layer1.0.", "conv1."), ("layer1.1.", "bn1."), ("layer1.4.", "layer1."));

    private static readonly StartLayout EfficientNet = new(
        "timm's tf_efficientnet_lite3", Leaves: ["conv_head.", "bn2.", "classifier."],
        ("layer1.0.", "conv_stem."), ("layer1.1.", "bn1."), ("layer1.3.", "blocks.0."), ("layer1.4.", "blocks.1."), ("layer2.0.", "blocks.2."),
        ("layer3.0.", "blocks.3."), ("layer3.1.", "blocks.4."), ("layer4.0.", "blocks.5."), ("layer4.1.", "blocks.6."));

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DepthNetwork> All { get; } =
    [
        new(
            Name: "fathom-s",
            Build: () => new FathomS(),
            Encoder: network => ((FathomS)network).Encoder,
            Start: new("MobileNetV2 with torchvision's names and its normalisations folded", Leaves: ["features.18.", "classifier."]),
            Mean: Halves,
            Std: Halves,
            SizeMultiple: 32,
            SmallestSide: 32,
            PreferredSize: (320, 192),
            Sizing: InputSizing.Area,
            InputResizing: Resizing.OpenCvArea,
            OutputResizing: Resizing.OpenCvLinear,
            ComputesDisparity: false,
            Output: DepthKind.AffineInverseDepth,
            Parameters: 3_114_129,
            StateTensors: 150,
            Unused: []),
        Monodepth2("monodepth2-resnet18", "resnet18", ResNetShape.ResNet18, parameters: 14_842_236, stateTensors: 150),
        Monodepth2("monodepth2-resnet34", "resnet34", ResNetShape.ResNet34, parameters: 24_950_396, stateTensors: 246),
        Monodepth2("monodepth2-resnet50", "resnet50", ResNetShape.ResNet50, parameters: 34_571_132, stateTensors: 348),
        Adds("adds-day", Domain.Day, unused: ["encoder.conv1.", "encoder.bn1."]),
        Adds("adds-night", Domain.Night, unused: ["encoder.encoder.conv1.", "encoder.encoder.bn1."]),
        S2R("s2r-outdoor", farthest: 80, size: (640, 192)),
        S2R("s2r-indoor", farthest: 8, size: (256, 192)),
        Midas("midas-v21-large", () => new MidasLarge(), ResNeXt, side: 384, parameters: 105_362_945, stateTensors: 666),
        Midas("midas-v21-small", () => new MidasSmall(), EfficientNet, side: 256, parameters: 21_320_545, stateTensors: 482),
    ];

    /// <summary>The network with this name.</summary>
    /// <exception cref="FathomException">There is none; the message names the nearest.</exception>
    public static DepthNetwork Find(string name) =>
        NetworkRegistry.Find(All, network => network.Name, name);

    private static DepthNetwork Monodepth2(string name, string trunk, ResNetShape shape, long parameters, int stateTensors) => new(
        name,
        Build: () => new Monodepth2(shape),
        Encoder: network => ((Monodepth2)network).Encoder.Trunk,
        Start: Torchvision(trunk),
        // It normalises pictures itself.
        Mean: Zeros,
        Std: Ones,
        SizeMultiple: 32,
        SmallestSide: 64,
        PreferredSize: (640, 192),
        Sizing: InputSizing.Fixed,
        InputResizing: Resizing.PilLanczos,
        OutputResizing: Resizing.OpenCvLinear,
        ComputesDisparity: true,
        Output: DepthKind.RelativeDepth,
        parameters,
        stateTensors,
        Unused: ["encoder.encoder.fc.", .. CoarseReaders]);

    private static DepthNetwork Adds(string name, Domain domain, IReadOnlyList<string> unused) => new(
        name,
        Build: () => new AddsDepth(domain),
        // Not the night's stem, which learns from nothing.
        Encoder: network => ((AddsDepth)network).Encoder.Trunk,
        Start: Torchvision("resnet18"),
        Mean: Zeros,
        Std: Ones,
        SizeMultiple: 32,
        SmallestSide: 64,
        PreferredSize: (512, 256),
        Sizing: InputSizing.Fixed,
        InputResizing: Resizing.PilLanczos,
        OutputResizing: Resizing.OpenCvLinear,
        ComputesDisparity: true,
        Output: DepthKind.RelativeDepth,
        Parameters: 14_338_772,
        StateTensors: 154,
        Unused: [.. unused, .. CoarseReaders]);

    private static DepthNetwork S2R(string name, double farthest, (int Width, int Height) size) => new(
        name,
        Build: () => new S2RDepthNet(farthest),
        Encoder: network => ((S2RDepthNet)network).Attention.Encoder,
        Start: new("fyu's drn_d_22", Leaves: ["fc."], ("base.", "layer")),
        Mean: Halves,
        Std: Halves,
        SizeMultiple: 16,
        SmallestSide: 96,
        PreferredSize: size,
        Sizing: InputSizing.Fixed,
        InputResizing: Resizing.PilBicubic,
        OutputResizing: Resizing.TorchBilinearAlignCorners,
        ComputesDisparity: false,
        Output: DepthKind.MetricDepth,
        Parameters: 87_438_070,
        StateTensors: 424,
        Unused: []);

    private static DepthNetwork Midas(string name, Func<MidasNetwork> build, StartLayout start, int side, long parameters, int stateTensors) => new(
        name,
        build,
        Encoder: network => ((MidasNetwork)network).Encoder,
        start,
        Mean: ImageNetMean,
        Std: ImageNetStd,
        SizeMultiple: 32,
        SmallestSide: 32,
        PreferredSize: (side, side),
        Sizing: InputSizing.UpperBound,
        InputResizing: Resizing.OpenCvCubic,
        OutputResizing: Resizing.TorchBicubic,
        ComputesDisparity: false,
        Output: DepthKind.AffineInverseDepth,
        parameters,
        stateTensors,
        Unused: ["scratch.refinenet4.resConfUnit1."]);

    private static StartLayout Torchvision(string trunk) => new($"torchvision's {trunk}", Leaves: ["fc."]);

    // What reads the coarser disparities of Monodepth2's decoder: they are for training, depth is read off the full one.
    private static string[] CoarseReaders => ["depth.decoder.11.", "depth.decoder.12.", "depth.decoder.13."];
}
