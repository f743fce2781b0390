using System.Globalization;
using Fathom.Networks;
using Fathom.Tests;
using Fathom.Torch;
using Fathom.Training.Methods.Midas;
using Fathom.Training.Methods.Monodepth2;
using static TorchSharp.torch;

namespace Fathom.Benchmarks.Ratios;

/// <summary>Networks and training steps through Fathom.Torch against python3-torch (benchmarks/python).</summary>
internal static class TorchCases
{
    private const int Width = 640;
    private const int Height = 192;
    private const int Batch = 2;

    public static IEnumerable<RatioCase> All(int threads)
    {
        foreach (var shorter in new[] { false, true })
        {
            yield return Case("monodepth2-forward", () => Forward(new Monodepth2(ResNetShape.ResNet18), Picture(1, Height, Width), shorter));
            yield return Case("midas-small-forward", () => Forward(GoldenWeights.Filled(new MidasSmall()), Picture(1, 256, 256), shorter));
            yield return Case("midas-large-forward", () => Forward(GoldenWeights.Filled(new MidasLarge()), Picture(1, 384, 384), shorter));
            yield return Case("monodepth2-step", () => Monodepth2Step(shorter));
            yield return Case("midas-small-step", () => MidasSmallStep(shorter));

            RatioCase Case(string name, Func<Running> start) => new(
                shorter ? $"{name} bfloat16 channels-last" : name,
                "python3-torch 1.13.1",
                string.Create(CultureInfo.InvariantCulture, $"{name} {(shorter ? "bfloat16" : "float32")} {threads}"),
                Oracle.Python,
                start,
                Tolerance: shorter ? 0.05 : 1e-3);
        }
    }

    private static Running Forward(nn.Module<Tensor, Tensor> network, Tensor picture, bool shorter)
    {
        if (network is Monodepth2 monodepth2)
            _ = (GoldenWeights.Filled(monodepth2.Encoder), GoldenWeights.Filled(monodepth2.Decoder));
        network.eval();
        picture = Laid(picture, network, shorter);
        return Running.Of(
            () =>
            {
                using var scope = NewDisposeScope();
                using var inference = inference_mode();
                using var cast = Autocast.Cpu(shorter ? ScalarType.BFloat16 : ScalarType.Float32);
                return network.call(picture).to_type(ScalarType.Float32).mean().ToDouble();
            },
            network);
    }

    private static Running Monodepth2Step(bool shorter)
    {
        manual_seed(0);
        var (depth, pose) = (new Monodepth2(ResNetShape.ResNet18), new PoseNetwork(ResNetShape.ResNet18));
        _ = (GoldenWeights.Filled(depth.Encoder), GoldenWeights.Filled(depth.Decoder), GoldenWeights.Filled(pose.Encoder), GoldenWeights.Filled(pose.Decoder));
        var both = nn.ModuleList<nn.Module>(depth, pose);
        both.train();
        var optimizer = optim.Adam(both.parameters(), 1e-4);
        var (target, previous, next) = (Picture(Batch, Height, Width), Picture(Batch, Height, Width, 0.1), Picture(Batch, Height, Width, -0.1));
        var intrinsics = tensor(new float[] { 0.58f * Width, 0, 0.5f * Width, 0, 1.92f * Height, 0.5f * Height, 0, 0, 1 }, [1, 3, 3]).repeat(Batch, 1, 1);
        var frames = new FrameTriplet(previous, target, next, intrinsics);
        var (seen, before, after) = (Laid(target, depth, shorter), Laid(cat([previous, target], 1), pose, shorter), Laid(cat([target, next], 1), pose, shorter));
        var loss = new Monodepth2Loss();
        return Running.Of(
            () =>
            {
                using var scope = NewDisposeScope();
                DepthAndMotion estimate;
                using (Autocast.Cpu(shorter ? ScalarType.BFloat16 : ScalarType.Float32))
                {
                    var disparities = depth.Decoder.call(depth.Encoder.call(seen)).Scales.Select(disparity => disparity.to_type(ScalarType.Float32)).ToArray();
                    estimate = new DepthAndMotion(disparities, Motion(pose.call(before), invert: true), Motion(pose.call(after), invert: false));
                }
                var total = loss.Compute(frames, estimate).Total;
                optimizer.zero_grad();
                total.backward();
                optimizer.step();
                return total.ToDouble();
            },
            both);
    }

    private static Tensor Motion(PoseVectors poses, bool invert) => RigidMotion.Transformation(
        poses.AxisAngle.select(1, 0).squeeze(1).to_type(ScalarType.Float32), poses.Translation.select(1, 0).squeeze(1).to_type(ScalarType.Float32), invert);

    private static Running MidasSmallStep(bool shorter)
    {
        var network = GoldenWeights.Filled(new MidasSmall());
        network.train();
        var optimizer = optim.Adam(network.parameters(), 1e-4);
        var target = Picture(4, 256, 256, 1, channels: 1).squeeze(1);
        var mask = target.gt(0.3).to_type(ScalarType.Float32);
        var picture = Laid(Picture(4, 256, 256), network, shorter);
        var loss = new MidasLoss();
        return Running.Of(
            () =>
            {
                using var scope = NewDisposeScope();
                Tensor prediction;
                using (Autocast.Cpu(shorter ? ScalarType.BFloat16 : ScalarType.Float32))
                    prediction = network.call(picture).to_type(ScalarType.Float32);
                var total = loss.Compute(prediction, target, mask).Total;
                optimizer.zero_grad();
                total.backward();
                optimizer.step();
                return total.ToDouble();
            },
            network);
    }

    private static Tensor Laid(Tensor picture, nn.Module network, bool shorter)
    {
        if (!shorter)
            return picture;
        network.ToChannelsLast();
        return picture.contiguous(memory_format.channels_last);
    }

    private static Tensor Picture(int n, int height, int width, double phase = 0, int channels = 3) =>
        tensor(Array.ConvertAll(GoldenFormula.Image(n, channels, height, width, phase), value => (float)value), [n, channels, height, width]);
}
