using Fathom.Torch;
using static TorchSharp.torch;

namespace Fathom.Inference.Tests;

/// <summary>Small networks from N×3×H×W to N×C×H×W or N×H×W, each of which uses certain operators. They call the gate by name, so that every mapped form
/// is reached.</summary>
internal static class OperatorCases
{
    public static readonly Dictionary<string, (string[] Operators, Func<Tensor, Tensor> Forward)> All = new()
    {
        ["add with alpha, broadcast"] = (["add"], x => Call("add", "Tensor", x, Call("mean", "dim", x, Axis(2), true), 2.5)),
        ["add a number in place"] = (["add"], x => Call("add_", "Scalar", Call("clone", "", x), 3L, 2L)),
        ["subtract"] = (["sub"], x => Call("sub", "Tensor", x, Call("abs", "", x), 0.5)),
        ["subtract from a number"] = (["rsub"], x => Call("rsub", "Scalar", x, 1.0, 3.0)),
        ["multiply"] = (["mul"], x => Call("mul", "Tensor", x, Call("mul", "Scalar", x, 0.25))),
        ["divide"] = (["div"], x => Call("div", "Tensor", x, Call("exp", "", x))),
        ["minimum and maximum"] = (
            ["minimum", "maximum"], x => Call("minimum", "", x, Call("maximum", "", Call("neg", "", x), Weight("order", 3, 1, 1)))),
        ["power"] = (["pow"], x => Call("pow", "Tensor_Scalar", x, 3L)),
        ["matrix product"] = (["matmul", "transpose"], x => Call("matmul", "", Call("matmul", "", x, Call("transpose", "int", x, -1L, 2L)), x)),
        ["functions of one number"] = (
            ["neg", "abs", "exp", "log", "sqrt", "reciprocal", "square"],
            x =>
            {
                var positive = Call("sqrt", "", Call("square", "", Call("neg", "", Call("exp", "", Call("abs", "", x)))));
                return Call("log", "", Call("reciprocal", "", Call("add", "Scalar", positive, 1L)));
            }
        ),
        ["clamp both ways"] = (["clamp"], x => Call("clamp", "", x, -0.5, 1L)),
        ["clamp one way"] = (["clamp", "clamp_min", "clamp_max"], x => Call("clamp", "", Call("clamp_max", "", Call("clamp_min", "", x, -1.0), 1.0), 0.25)),
        ["relu in place"] = (["relu"], x => Call("relu_", "", Call("clone", "", x))),
        ["relu6"] = (["relu6"], x => Call("relu6", "", Call("mul", "Scalar", x, 5.0))),
        ["hardtanh"] = (["hardtanh"], x => Call("hardtanh", "", x, -0.25, 0.75)),
        ["sigmoid and tanh"] = (["sigmoid", "tanh"], x => Call("sigmoid", "", Call("tanh", "", x))),
        ["softplus"] = (["softplus"], x => Call("softplus", "", Call("mul", "Scalar", x, 30.0))),
        ["softplus with beta"] = (["softplus"], x => Call("softplus", "", x, 2.0, 25.0)),
        ["silu"] = (["silu"], x => Call("silu", "", x)),
        ["gelu"] = (["gelu"], x => Call("gelu", "", x)),
        ["elu"] = (["elu"], x => Call("elu", "", x, 0.5)),
        ["leaky relu"] = (["leaky_relu"], x => Call("leaky_relu", "", x, 0.125)),
        ["prelu"] = (["prelu"], x => Call("prelu", "", x, Weight("slopes", 3))),
        ["prelu with one slope"] = (["prelu"], x => Call("prelu", "", x, Weight("slope", 1))),
        ["activations in place"] = (
            ["elu", "leaky_relu", "sigmoid", "tanh"],
            x => Call("tanh_", "", Call("sigmoid_", "", Call("elu_", "", Call("leaky_relu_", "", Call("clone", "", x), 0.2), 1.0)))),
        ["hard swish and sigmoid"] = (["hardswish", "hardsigmoid"], x => Call("hardswish", "", Call("hardsigmoid", "", x))),
        ["softmax"] = (["softmax"], x => Call("mul", "Tensor", x, Call("softmax", "int", x, 1L))),
        ["convolution in groups"] = (["conv2d"], x => Call("conv2d", "", x, Weight("grouped", 6, 1, 3, 3), Weight("bias", 6), Two(1), Two(1), Two(1), 3L)),
        ["dilated convolution"] = (["convolution"], x => Call("convolution", "", x, Weight("dilated", 4, 3, 3, 3), default, Two(1), Two(2), Two(2), false, Two(0), 1L)),
        ["convolution with a stride"] = (
            ["_convolution", "upsample_nearest2d"],
            x =>
            {
                var half = Call("_convolution", "", x, Weight("strided", 4, 3, 3, 3), default, Two(2), Two(1), Two(1), false, Two(0), 1L, false, false, false, false);
                return Call("upsample_nearest2d", "", half, (long[])[x.shape[2], x.shape[3]]);
            }
        ),
        ["transposed convolution"] = (
            ["conv_transpose2d", "max_pool2d"],
            x => Call("conv_transpose2d", "input", Call("max_pool2d", "", x, Two(2)), Weight("up", 3, 2, 3, 3), Weight("up bias", 2), Two(2), Two(1), Two(1))),
        ["transposed convolution that doubles"] = (
            ["conv_transpose2d", "avg_pool2d"],
            x => Call(
                "conv_transpose2d", "input", Call("avg_pool2d", "", x, Two(2)), Weight("up", 3, 2, 3, 3), Weight("up bias", 2), Two(2), Two(1), Two(1), 1L, Two(1))),
        ["transposed by flag"] = (
            ["convolution"], x => Call("convolution", "", x, Weight("flagged", 3, 2, 3, 3), Weight("up bias", 2), Two(1), Two(1), Two(1), true, Two(0), 1L)),
        ["linear"] = (
            ["linear", "permute"],
            x =>
            {
                var last = Call("permute", "", x, (long[])[0, 2, 3, 1]);
                return Call("permute", "", Call("linear", "", last, Weight("linear", 5, 3), Weight("linear bias", 5)), (long[])[0, 3, -3, 2]);
            }
        ),
        ["batch normalisation"] = (
            ["batch_norm"],
            x => Call("batch_norm", "", x, Weight("scale", 3), Weight("shift", 3), Weight("running mean", 3), Positive("running var", 3), false, 0.1, 1e-3, false)),
        ["batch normalisation without weights"] = (
            ["batch_norm"], x => Call("batch_norm", "", x, default, default, Weight("running mean", 3), Positive("running var", 3), false, 0.1, 1e-5, false)),
        ["instance normalisation"] = (
            ["instance_norm"], x => Call("instance_norm", "", x, Weight("scale", 3), Weight("shift", 3), default, default, true, 0.1, 1e-5, false)),
        ["instance normalisation without weights"] = (
            ["instance_norm"], x => Call("instance_norm", "", Call("square", "", x), default, default, default, default, true, 0.1, 1e-3, false)),
        ["max pooling with padding"] = (["max_pool2d"], x => Call("max_pool2d", "", x, Two(3), Two(1), Two(1))),
        ["max pooling of a residual network"] = (
            ["max_pool2d", "upsample_nearest2d"],
            x => Call("upsample_nearest2d", "vec", Call("max_pool2d", "", x, Two(3), Two(2), Two(1)), default, new double[] { 2, 2 })),
        ["average pooling, padding counted"] = (["avg_pool2d"], x => Call("avg_pool2d", "", x, Two(3), Two(1), Two(1), false, true)),
        ["average pooling, padding left out"] = (["avg_pool2d"], x => Call("avg_pool2d", "", x, Two(3), Two(1), Two(1), false, false)),
        ["global average"] = (["adaptive_avg_pool2d"], x => Call("mul", "Tensor", x, Call("adaptive_avg_pool2d", "", x, Two(1)))),
        ["bilinear by factor"] = (
            ["upsample_bilinear2d"], x => Call("upsample_bilinear2d", "vec", Call("avg_pool2d", "", x, Two(2)), default, false, new double[] { 2, 2 })),
        ["bilinear to the size of another"] = (
            ["upsample_bilinear2d"], x => Call("upsample_bilinear2d", "", Call("avg_pool2d", "", x, Two(4)), (long[])[x.shape[2], x.shape[3]], false)),
        ["bilinear with aligned corners"] = (
            ["upsample_bilinear2d"], x => Call("upsample_bilinear2d", "", Call("avg_pool2d", "", x, Two(2)), (long[])[x.shape[2], x.shape[3]], true)),
        ["bilinear by factor with aligned corners"] = (
            ["upsample_bilinear2d"], x => Call("upsample_bilinear2d", "vec", Call("avg_pool2d", "", x, Two(2)), default, true, new double[] { 2, 2 })),
        ["bilinear by factor with aligned corners from one pixel"] = (
            ["upsample_bilinear2d"],
            x => Call("add", "Tensor", x, Call("upsample_bilinear2d", "vec", Call("mean", "dim", x, (long[])[2, 3], true), default, true, new double[] { 8, 8 }).mean([2L, 3], true))),
        ["bilinear down"] = (
            ["upsample_bilinear2d", "upsample_nearest2d"],
            x => Call("upsample_nearest2d", "vec", Call("upsample_bilinear2d", "", x, (long[])[x.shape[2] / 2, x.shape[3] / 2], false), default, new double[] { 2, 2 })),
        ["constant padding"] = (["constant_pad_nd"], x => Conv3(Call("constant_pad_nd", "", x, (long[])[0, 2, 1, 1], 0.5))),
        ["reflection padding"] = (["reflection_pad2d"], x => Conv3(Call("reflection_pad2d", "", x, (long[])[2, 0, 1, 1]))),
        ["reflection padding for a dilated convolution"] = (
            ["pad", "conv2d"],
            x => Call("conv2d", "", Call("pad", "", x, (long[])[3, 3, 3, 3], "reflect"), Weight("dilated", 4, 3, 3, 3), default, Two(1), Two(0), Two(3), 1L)),
        ["replication padding"] = (["replication_pad2d"], x => Conv3(Call("replication_pad2d", "", x, (long[])[1, 1, 0, 2]))),
        ["padding by mode"] = (["pad"], x => Conv3(Call("pad", "", Call("pad", "", x, (long[])[1, 0, 0, 1], "reflect"), (long[])[0, 1, 1, 0], "constant", 1.5))),
        ["concatenate"] = (["cat"], x => Call("cat", "", new[] { x, Call("neg", "", x), Call("abs", "", x) }, -3L)),
        ["concatenate with a shared part"] = (
            ["cat"],
            x =>
            {
                var half = Call("narrow", "", x, 1L, 1L, 2L);
                return Call("cat", "", new[] { half, Call("cat", "", new[] { x, half }, 1L), x }, 1L);
            }
        ),
        ["depth of a disparity"] = (
            ["mul", "add", "reciprocal", "sigmoid"],
            x => Call("reciprocal", "", Call("add_", "Scalar", Call("mul", "Scalar", Call("sigmoid", "", x), 9.99), 0.01))),
        ["squeeze and unsqueeze"] = (
            ["squeeze", "unsqueeze"],
            x => Call("squeeze", "", Call("unsqueeze", "", Call("squeeze", "dim", Call("mean", "dim", x, Axis(1), true), 1L), -1L))),
        ["squeeze nothing"] = (["squeeze"], x => Call("squeeze", "dim", x, 1L)),
        ["reshape and view"] = (
            ["reshape", "view"],
            x =>
            {
                var greatest = Call("amax", "", Call("reshape", "", x, (long[])[x.shape[0], 3, -1]), Axis(2), true);
                return Call("mul", "Tensor", x, Call("view", "", greatest, (long[])[x.shape[0], 3, 1, 1]));
            }
        ),
        ["flatten"] = (["flatten"], x => Call("add", "Tensor", x, Call("unsqueeze", "", Call("mean", "dim", Call("flatten", "using_ints", x, 2L), Axis(-1), true), 3L))),
        ["slices"] = (
            ["slice", "narrow"],
            x =>
            {
                var half = Call("slice", "Tensor", Call("slice", "Tensor", x, 2L, 0L, default, 2L), -1L, 1L, 1L << 40, 2L);
                return Call("narrow", "", Call("upsample_nearest2d", "vec", half, default, new double[] { 2, 2 }), 1L, 1L, 2L);
            }
        ),
        ["select"] = (["select"], x => Call("select", "int", x, -3L, -1L)),
        ["what changes nothing"] = (
            ["contiguous", "clone", "detach", "alias", "to", "dropout"],
            x =>
            {
                var same = Call("clone", "", Call("contiguous", "", Call("to", "dtype", x, ScalarType.Float32)));
                return Call("mul", "Scalar", Call("dropout", "", Call("alias", "", Call("detach", "", same)), 0.5, false), 2L);
            }
        ),
        ["extremes"] = (["amax", "amin"], x => Call("sub", "Tensor", Call("amax", "", x, Axis(1), true), Call("amin", "", x, Axis(-3), true))),
        ["sum and mean of everything"] = (["sum", "mean"], x => Call("mul", "Tensor", Call("sum", "dim_IntList", x, Axis(1)), Call("mean", "", Call("abs", "", x)))),
        ["what the input does not change"] = (["mul"], x => Call("mul", "Tensor", x, Call("exp", "", Call("linspace", "", 0.0, 1.0, 3L)).reshape(3, 1, 1))),
    };

    private static Tensor Weight(string name, params long[] shape)
    {
        var random = new Random(name.Length + shape.Length);
        var values = new float[shape.Aggregate(1L, (a, b) => a * b)];
        for (var i = 0; i < values.Length; i++)
            values[i] = random.NextSingle() - 0.4f;
        return tensor(values, shape);
    }

    private static Tensor Positive(string name, long count) => Weight(name, count).abs();

    private static Tensor Conv3(Tensor x) => Call("conv2d", "", x, Weight("valid", 2, 3, 3, 3));

    private static Tensor Call(string name, string overload, params ReadOnlySpan<Argument> arguments) => (Tensor)Gate.Call($"aten::{name}", overload, arguments)[0]!;

    private static long[] Two(long value) => [value, value];

    private static long[] Axis(long axis) => [axis];
}
