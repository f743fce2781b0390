using System.Text.Json;
using Fathom.Tests;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using static TorchSharp.torch.optim.lr_scheduler;
using F = TorchSharp.torch.nn.functional;

namespace Fathom.Torch.Tests;

/// <summary>Layers, optimizers and schedules against PyTorch's own (Fixtures/layers.py, which says the same in Python).</summary>
public sealed class PyTorchLayerTests
{
    private static readonly Dictionary<string, double[]> Golden =
        JsonSerializer.Deserialize<Dictionary<string, double[]>>(File.ReadAllText(Path.Combine(Repository.Root, "tests/Fathom.Torch.Tests/Fixtures/layers.json")))!;

    public static TheoryData<string> Cases { get; } = [.. Golden.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Agrees_with_PyTorch(string name)
    {
        using var scope = NewDisposeScope();
        var actual = Computed(name);
        var golden = Golden[name];
        Assert.Equal(golden.Length, actual.Length);
        for (var i = 0; i < golden.Length; i++)
            Assert.Equal(golden[i], actual[i], 1e-12 * Math.Max(1, Math.Abs(golden[i])));
    }

    private static double[] Computed(string name)
    {
        var x = T("x", 2, 4, 7, 9);
        return name.Split(' ') switch
        {
            ["conv_transpose2d"] => Of(ConvTranspose2d(4, 6, 3, stride: 2, padding: 1, output_padding: 1), x),
            ["conv_transpose2d", "groups"] => Of(ConvTranspose2d(4, 6, (3, 5), stride: (2, 3), padding: (1, 2), dilation: (2, 1), groups: 2, bias: false), x),
            ["instance_norm2d"] => Of(InstanceNorm2d(4), x),
            ["instance_norm2d", "affine"] => Of(InstanceNorm2d(4, affine: true), x),
            ["instance_norm2d", "eval"] => Of(InstanceNorm2d(4, affine: true, track_running_stats: true), x, evaluate: true),
            ["instance_norm2d", "running"] => Running(x),
            ["layer_norm"] => Of(LayerNorm([7, 9]), x),
            ["layer_norm", "plain"] => Of(LayerNorm(9, elementwise_affine: false), x),
            ["prelu"] => Of(PReLU(4), x),
            ["prelu", "one"] => Of(PReLU(1), x),
            ["reflection"] => Of(ReflectionPad2d((1, 2, 3, 4)), x),
            ["replication"] => Of(ReplicationPad2d((1, 2, 3, 4)), x),
            ["zero"] => Of(ZeroPad2d((1, 2, 3, 4)), x),
            ["constant"] => Of(ConstantPad2d(2, 1.5), x),
            ["leaky_relu"] => Of(LeakyReLU(0.2), x),
            ["elu"] => Of(ELU(0.7, inplace: true), x),
            ["silu"] => Of(SiLU(inplace: true), x),
            ["gelu"] => Of(GELU(), x),
            ["relu6"] => Of(ReLU6(), x),
            ["softplus"] => Of(Softplus(2), x),
            ["upsample"] => Of(Upsample(scale_factor: [2], mode: UpsampleMode.Bilinear, align_corners: true), x),
            ["interpolate", "line", var mode, var align] => Shown(F.interpolate(T("line", 2, 3, 11), [7], mode: Mode(mode), align_corners: Flag(align))),
            ["interpolate", "volume", var mode, var align] => Shown(F.interpolate(T("volume", 1, 2, 5, 6, 7), [3, 8, 5], mode: Mode(mode), align_corners: Flag(align))),
            ["interpolate", var mode, "antialias"] => Shown(F.interpolate(x, [4, 5], mode: Mode(mode), antialias: true)),
            ["interpolate", var mode, var align] => Shown(F.interpolate(x, [5, 13], mode: Mode(mode), align_corners: Flag(align))),
            ["interpolate", var mode, var align, "by"] => Shown(F.interpolate(x, scale_factor: [1.7, 0.6], mode: Mode(mode), align_corners: Flag(align))),
            ["grid_sample", var mode, var padding, var align] => Shown(F.grid_sample(
                x, 1.3 * T("grid", 2, 5, 6, 2), Enum.Parse<GridSampleMode>(mode, ignoreCase: true), Enum.Parse<GridSamplePaddingMode>(padding, ignoreCase: true), Flag(align))),
            ["unfold"] => Shown(F.unfold(x, (3, 2), dilation: (1, 2), padding: (1, 0), stride: (2, 1))),
            ["fold"] => Shown(F.fold(F.unfold(x, 3, padding: 1, stride: 2), (7, 9), (3, 3), padding: (1, 1), stride: (2, 2))),
            ["bce"] => Shown(F.binary_cross_entropy(x.sigmoid(), Shares())),
            ["bce", "logits"] => Shown(F.binary_cross_entropy_with_logits(x, Shares(), pos_weights: tensor(2.0))),
            ["smooth_l1"] => Shown(F.smooth_l1_loss(x, Shares(), Reduction.None, beta: 0.3)),
            ["einsum"] => Shown(einsum("bchw,bdhw->bcd", x, x)),
            ["lstsq"] => Shown(linalg.lstsq(T("A", 6, 3), T("B", 6, 2)).Solution),
            ["sgd"] => Descent(w => optim.SGD(w, 0.1)),
            ["sgd", "momentum"] => Descent(w => optim.SGD(w, 0.1, momentum: 0.9, dampening: 0.2, weight_decay: 0.01)),
            ["sgd", "nesterov"] => Descent(w => optim.SGD(w, 0.1, momentum: 0.9, nesterov: true, maximize: true)),
            ["adam"] => Descent(w => optim.Adam(w, 0.1, weight_decay: 0.01, amsgrad: true)),
            ["adamw"] => Descent(w => optim.AdamW(w, 0.1, beta1: 0.8, beta2: 0.9, weight_decay: 0.05)),
            ["step"] => Schedule(o => StepLR(o, 7, 0.3)),
            ["multistep"] => Schedule(o => MultiStepLR(o, [4, 9, 20], 0.5)),
            ["exponential"] => Schedule(o => ExponentialLR(o, 0.9)),
            ["polynomial"] => Schedule(o => PolynomialLR(o, 12, 2)),
            ["linear"] => Schedule(o => LinearLR(o, 0.1, 1, 8)),
            ["cosine"] => Schedule(o => CosineAnnealingLR(o, 20, 0.01)),
            ["lambda"] => Schedule(o => LambdaLR(o, epoch => 1.0 / (1 + epoch))),
            ["sequential"] => Schedule(o => SequentialLR(o, [LinearLR(o, 0.1, 1, 5), CosineAnnealingLR(o, 25)], [5])),
            _ => throw new InvalidOperationException($"layers.py has a case '{name}' that is not run here."),
        };
    }

    private static Tensor T(string key, params long[] shape) =>
        tensor([.. GoldenFormula.U01(key, (int)shape.Aggregate(1L, (product, size) => product * size)).Select(u => 2 * u - 1)], shape);

    private static Tensor Shares() => (T("q", 2, 4, 7, 9) + 1) / 2;

    private static InterpolationMode Mode(string name) => Enum.Parse<InterpolationMode>(name.Replace("-", "", StringComparison.Ordinal), ignoreCase: true);

    private static bool? Flag(string text) => text == "None" ? null : text == "True";

    private static double[] Shown(Tensor x)
    {
        var all = x.detach().flatten().data<double>().ToArray();
        var step = Math.Max(1, all.Length / 64);
        return [.. all.Where((_, i) => i % step == 0).Take(64)];
    }

    private static double[] Of(Module<Tensor, Tensor> layer, Tensor x, bool evaluate = false)
    {
        using (layer.to(float64))
        {
            layer.train(!evaluate);
            foreach (var (name, value) in layer.state_dict())
                if (value.dtype == float64)
                    value.detach().copy_(0.5 * T(name, value.shape) + (name.EndsWith("var", StringComparison.Ordinal) ? 1 : 0));
            return Shown(layer.call(x));
        }
    }

    private static double[] Running(Tensor x)
    {
        using var layer = InstanceNorm2d(4, track_running_stats: true).to(float64);
        layer.call(x);
        return Shown(cat([layer.running_mean!, layer.running_var!]));
    }

    private static double[] Descent(Func<IEnumerable<Parameter>, optim.Optimizer> make)
    {
        using Parameter weight = new(T("weight", 3, 4)), bias = new(T("bias", 3));
        using var optimizer = make([weight, bias]);
        for (var step = 0; step < 5; step++)
        {
            optimizer.zero_grad();
            (weight.matmul(T($"input {step}", 4)) + bias).pow(3).sum().backward();
            optimizer.step();
        }
        return Shown(cat([weight.flatten(), bias]));
    }

    private static double[] Schedule(Func<optim.Optimizer, LRScheduler> make)
    {
        using Parameter a = new(zeros(1)), b = new(zeros(1));
        using var optimizer = optim.SGD([new SGD.ParamGroup([a], lr: 0.5), new SGD.ParamGroup([b], lr: 0.1)], 1);
        var scheduler = make(optimizer);
        var rates = new List<double>();
        for (var i = 0; i < 30; i++)
        {
            rates.AddRange(scheduler.get_last_lr());
            scheduler.step();
        }
        return [.. rates];
    }
}
