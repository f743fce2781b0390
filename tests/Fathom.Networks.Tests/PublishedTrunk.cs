namespace Fathom.Networks.Tests;

/// <summary>Names and shapes in the files of the encoders that depth networks start from, in the files' order and without counters: torchvision's residual networks, fyu's DRN-D-22, timm's EfficientNet-Lite3, torchvision's MobileNetV2 with folded normalisations.</summary>
internal static class PublishedTrunk
{
    public static IEnumerable<(string Name, long[] Shape)> Of(string network) => network switch
    {
        "fathom-s" => MobileNetV2(),
        "monodepth2-resnet18" or "adds-day" or "adds-night" => ResNet([2, 2, 2, 2], bottleneck: false),
        "monodepth2-resnet34" => ResNet([3, 4, 6, 3], bottleneck: false),
        "monodepth2-resnet50" => ResNet([3, 4, 6, 3], bottleneck: true),
        "s2r-outdoor" or "s2r-indoor" => DilatedResNet(),
        "midas-v21-large" => ResNet([3, 4, 23, 3], bottleneck: true, groups: 32, widthPerGroup: 8),
        "midas-v21-small" => EfficientNetLite3(),
        _ => throw new ArgumentException($"{network} starts from nothing known here.", nameof(network)),
    };

    private static IEnumerable<(string, long[])> ResNet(int[] blocks, bool bottleneck, int groups = 1, int widthPerGroup = 64)
    {
        long channels = 64;
        foreach (var tensor in Normed("conv1", "bn1", 64, 3, 7))
            yield return tensor;
        for (var stage = 0; stage < 4; stage++)
            for (var block = 0; block < blocks[stage]; block++)
            {
                var (name, planes) = ($"layer{stage + 1}.{block}", 64L << stage);
                var (width, output) = bottleneck ? (planes * widthPerGroup / 64 * groups, 4 * planes) : (planes, planes);
                var convs = bottleneck
                    ? Normed($"{name}.conv1", $"{name}.bn1", width, channels, 1).Concat(Normed($"{name}.conv2", $"{name}.bn2", width, width / groups, 3))
                        .Concat(Normed($"{name}.conv3", $"{name}.bn3", output, width, 1))
                    : Normed($"{name}.conv1", $"{name}.bn1", output, channels, 3).Concat(Normed($"{name}.conv2", $"{name}.bn2", output, output, 3));
                if (channels != output || (stage > 0 && block == 0))
                    convs = convs.Concat(Normed($"{name}.downsample.0", $"{name}.downsample.1", output, channels, 1));
                foreach (var tensor in convs)
                    yield return tensor;
                channels = output;
            }
        yield return ("fc.weight", [1000, channels]);
        yield return ("fc.bias", [1000]);
    }

    private static IEnumerable<(string, long[])> DilatedResNet()
    {
        long[] widths = [16, 16, 32, 64, 128, 256, 512, 512, 512];
        long channels = 3;
        for (var layer = 0; layer < 9; layer++)
        {
            var width = widths[layer];
            var all = layer is >= 3 and <= 6
                ? Enumerable.Range(0, 2).SelectMany(block => Block($"layer{layer}.{block}", block == 0 ? channels : width, width))
                : Normed($"layer{layer}.0", $"layer{layer}.1", width, channels, layer == 0 ? 7 : 3);
            foreach (var tensor in all)
                yield return tensor;
            channels = width;
        }
        yield return ("fc.weight", [1000, 512, 1, 1]);
        yield return ("fc.bias", [1000]);

        static IEnumerable<(string, long[])> Block(string name, long input, long output)
        {
            var convs = Normed($"{name}.conv1", $"{name}.bn1", output, input, 3).Concat(Normed($"{name}.conv2", $"{name}.bn2", output, output, 3));
            return input == output ? convs : convs.Concat(Normed($"{name}.downsample.0", $"{name}.downsample.1", output, input, 1));
        }
    }

    private static IEnumerable<(string, long[])> EfficientNetLite3()
    {
        (int Blocks, long Kernel, long Channels)[] stages = [(3, 3, 32), (3, 5, 48), (5, 3, 96), (5, 5, 136), (6, 5, 232), (1, 3, 384)];
        foreach (var tensor in Normed("conv_stem", "bn1", 32, 3, 3).Concat(Normed("blocks.0.0.conv_dw", "blocks.0.0.bn1", 32, 1, 3)).Concat(Normed("blocks.0.0.conv_pw", "blocks.0.0.bn2", 24, 32, 1)))
            yield return tensor;
        long channels = 24;
        for (var stage = 0; stage < stages.Length; stage++)
            for (var block = 0; block < stages[stage].Blocks; block++)
            {
                var (name, wide) = ($"blocks.{stage + 1}.{block}", 6 * channels);
                foreach (var tensor in Normed($"{name}.conv_pw", $"{name}.bn1", wide, channels, 1).Concat(Normed($"{name}.conv_dw", $"{name}.bn2", wide, 1, stages[stage].Kernel))
                    .Concat(Normed($"{name}.conv_pwl", $"{name}.bn3", stages[stage].Channels, wide, 1)))
                    yield return tensor;
                channels = stages[stage].Channels;
            }
        foreach (var tensor in Normed("conv_head", "bn2", 1280, 384, 1))
            yield return tensor;
        yield return ("classifier.weight", [1000, 1280]);
        yield return ("classifier.bias", [1000]);
    }

    private static IEnumerable<(string, long[])> MobileNetV2()
    {
        (long Expansion, long Channels)[] blocks =
        [
            (1, 16), (6, 24), (6, 24), (6, 32), (6, 32), (6, 32), (6, 64), (6, 64), (6, 64), (6, 64), (6, 96), (6, 96), (6, 96), (6, 160), (6, 160), (6, 160), (6, 320),
        ];
        foreach (var tensor in Folded("features.0.0", 32, 3, 3))
            yield return tensor;
        long channels = 32;
        for (var i = 0; i < blocks.Length; i++)
        {
            var (name, wide) = ($"features.{i + 1}.conv", blocks[i].Expansion * channels);
            var isWidened = blocks[i].Expansion > 1;
            var all = Folded(isWidened ? $"{name}.1.0" : $"{name}.0.0", wide, 1, 3).Concat(Folded(isWidened ? $"{name}.2" : $"{name}.1", blocks[i].Channels, wide, 1));
            foreach (var tensor in isWidened ? Folded($"{name}.0.0", wide, channels, 1).Concat(all) : all)
                yield return tensor;
            channels = blocks[i].Channels;
        }
        foreach (var tensor in Folded("features.18.0", 1280, 320, 1))
            yield return tensor;
    }

    private static IEnumerable<(string, long[])> Normed(string conv, string norm, long output, long input, long kernel) =>
    [
        ($"{conv}.weight", [output, input, kernel, kernel]),
        .. new[] { "weight", "bias", "running_mean", "running_var" }.Select(part => ($"{norm}.{part}", new[] { output })),
    ];

    private static IEnumerable<(string, long[])> Folded(string conv, long output, long input, long kernel) => [($"{conv}.weight", [output, input, kernel, kernel]), ($"{conv}.bias", [output])];
}
