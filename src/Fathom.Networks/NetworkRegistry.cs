using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Networks;

/// <summary>Every network of the project: the depth networks, and the parts and companions that training needs. One suite of tests runs over all.</summary>
public static class NetworkRegistry
{
    private static readonly (float, float) Unit = (0, 1);
    private static readonly (float, float) Signed = (-1, 1);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<RegisteredNetwork> All { get; } =
    [
        .. DepthNetworks.All.Select(RegisteredNetwork.Of),
        new(
            Name: "monodepth2-pose",
            Build: () => new PoseNetwork(ResNetShape.ResNet18),
            Run: (network, input) => Both(((PoseNetwork)network).call(input)),
            InputChannels: 6,
            InputRange: Unit,
            SizeMultiple: 32,
            SmallestSide: 32,
            Outputs: (_, _) => [[2, 1, 3], [2, 1, 3]],
            Parameters: 13_013_492,
            StateTensors: 130,
            Unused: ["encoder.encoder.fc."]),
        new(
            Name: "monodepth2-posecnn",
            Build: () => new PoseCnn(),
            Run: (network, input) => Both(((PoseCnn)network).call(input)),
            InputChannels: 6,
            InputRange: Unit,
            SizeMultiple: 1,
            SmallestSide: 32,
            Outputs: (_, _) => [[1, 1, 3], [1, 1, 3]],
            Parameters: 1_586_774,
            StateTensors: 16,
            Unused: []),
        new(
            Name: "adds-encoder",
            Build: () => new AddsEncoder(),
            Run: (network, input) => [.. Parts(((AddsEncoder)network).Separate(input, Domain.Day)), .. Parts(((AddsEncoder)network).Separate(input, Domain.Night))],
            InputChannels: 3,
            InputRange: Unit,
            SizeMultiple: 32,
            SmallestSide: 32,
            Outputs: (h, w) => [.. PartShapes(h, w), .. PartShapes(h, w)],
            Parameters: 36_799_931,
            StateTensors: 410,
            Unused: ["encoder.fc.", "encoder_day.fc.", "encoder_night.fc."]),
        OneToOne(
            name: "s2r-structure-encoder",
            build: () => new StructureEncoder(),
            channels: 3,
            range: Signed,
            multiple: 4,
            smallest: 8,
            output: (h, w) => [256, h / 4, w / 4],
            parameters: 5_385_856,
            tensors: 22),
        OneToOne(
            name: "s2r-structure-decoder",
            build: () => new StructureDecoder(),
            channels: 256,
            range: (float.NegativeInfinity, float.PositiveInfinity),
            multiple: 1,
            smallest: 2,
            output: (h, w) => [1, 4 * h, 4 * w],
            parameters: 2_234_049,
            tensors: 38),
        OneToOne(
            name: "s2r-attention",
            build: () => new AttentionNetwork(),
            channels: 3,
            range: Signed,
            multiple: 8,
            smallest: 32,
            output: (h, w) => [1, h, w],
            parameters: 25_259_761,
            tensors: 206),
        new(
            Name: "s2r-depth",
            Build: () => new DepthNet(),
            Run: (network, input) => ((DepthNet)network).call(input).Scales,
            InputChannels: 1,
            InputRange: Unit,
            SizeMultiple: 16,
            SmallestSide: 96,
            Outputs: (h, w) => [[1, h / 8, w / 8], [1, h / 4, w / 4], [1, h / 2, w / 2], [1, h, w]],
            Parameters: 54_558_404,
            StateTensors: 158,
            Unused: []),
        OneToOne(
            name: "cyclegan-generator",
            build: () => new CycleGanGenerator(),
            channels: 3,
            range: Signed,
            multiple: 4,
            smallest: 16,
            output: (h, w) => [3, h, w],
            parameters: 11_378_179,
            tensors: 48),
        OneToOne(
            name: "cyclegan-discriminator",
            build: () => new PatchDiscriminator(),
            channels: 3,
            range: Signed,
            multiple: 4,
            smallest: 32,
            output: (h, w) => [1, h / 8 - 2, w / 8 - 2],
            parameters: 2_764_737,
            tensors: 10),
        OneToOne(
            name: "munit-generator",
            build: () => new MunitGenerator(),
            channels: 3,
            range: Signed,
            multiple: 4,
            smallest: 32,
            output: (h, w) => [3, h, w],
            parameters: 15_026_187,
            tensors: 82),
        new(
            Name: "munit-discriminator",
            Build: () => new MunitDiscriminator(),
            Run: (network, input) => ((MunitDiscriminator)network).call(input),
            InputChannels: 3,
            InputRange: Signed,
            SizeMultiple: 4,
            SmallestSide: 64,
            Outputs: (h, w) => [[1, h / 16, w / 16], [1, h / 32, w / 32], [1, h / 64, w / 64]],
            Parameters: 8_271_171,
            StateTensors: 30,
            Unused: []),
    ];

    /// <summary>The network with this name.</summary>
    /// <exception cref="FathomException">There is none; the message names the nearest.</exception>
    public static RegisteredNetwork Find(string name) =>
        Find(All, network => network.Name, name);

    /// <summary>The entry with this name, of this list or of a part of it.</summary>
    internal static T Find<T>(IReadOnlyList<T> all, Func<T, string> nameOf, string name) where T : class =>
        all.FirstOrDefault(network => nameOf(network) == name)
        ?? throw new FathomException($"No network is called '{name}'. {Suggestion.For(name, all.Select(nameOf))}");

    private static RegisteredNetwork OneToOne(
        string name, Func<Module<Tensor, Tensor>> build, int channels, (float, float) range, int multiple, int smallest, Func<long, long, long[]> output, long parameters, int tensors) =>
        new(name, build, (module, input) => [((Module<Tensor, Tensor>)module).call(input)], channels, range, multiple, smallest, (h, w) => [output(h, w)], parameters, tensors, Unused: []);

    private static Tensor[] Both(PoseVectors poses) => [poses.AxisAngle, poses.Translation];

    private static Tensor[] Parts(AddsSeparation parts) =>
        [parts.PrivateCode, parts.PrivateGram, parts.SharedCode, parts.SharedGram, parts.Shared.Stride32, parts.Reconstruction];

    private static long[][] PartShapes(long h, long w) =>
        [[64, h / 32, w / 32], [512, 512], [64, h / 32, w / 32], [512, 512], [512, h / 32, w / 32], [3, h, w]];
}
