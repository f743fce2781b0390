using Fathom.Inference.Export;
using Fathom.Tests;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Inference.Tests;

/// <summary>Networks that write in place and look at one memory through several views: the file computes the same, or there is none.</summary>
[NoLeaks]
public sealed class ExportMemoryTests : IDisposable
{
    private static readonly ModelDescription Small = TinyNetwork.Description with { SizeMultiple = 8, SmallestSide = 8, InputArea = 24 * 32 };

    private static readonly Dictionary<string, Func<Tensor, Tensor>> Right = new()
    {
        ["read before and after"] = x =>
        {
            var y = x * 2;
            var before = y + 0.25;
            y.relu_();
            return before - y;
        },
        ["the result of an operator in place is the tensor itself"] = x =>
        {
            var y = x * 1;
            var z = y.relu_();
            z.add_(x);
            return y * z;
        },
        ["several in a row through both names"] = x =>
        {
            var y = x * 1;
            var z = y.sigmoid_();
            y.add_(1);
            z.mul_(x);
            y.sub_(0.5);
            return z;
        },
        ["another handle of the same memory sees what is written"] = x =>
        {
            var y = x * 1;
            var same = y.detach();
            y.relu_();
            same.add_(0.5);
            return y + same;
        },
        ["a copy does not see what is written"] = x =>
        {
            var y = x * 1;
            var copy = y.clone();
            y.relu_();
            return copy + y;
        },
        ["a view of what was written before"] = x => (x * 2).relu_().narrow(1, 1, 2).mul(x.narrow(1, 0, 2)),
        ["a view that nobody reads again is overwritten"] = x =>
        {
            var y = x * 1;
            var view = y.narrow(1, 0, 2) * 3;
            y.relu_();
            return y.narrow(1, 1, 2) + view;
        },
        ["the other part of a tensor that is written in part"] = x =>
        {
            var y = x * 1;
            Tensor first = y.narrow(0, 0, 1), rest = y.narrow(0, 1, -1 + x.shape[0]);
            rest.relu_();
            return x + first.mean();
        },
        ["the input itself"] = x => x.relu_() + 1,
        ["a path that is added to and a feature that is overwritten"] = x =>
        {
            Tensor path = x * 0.5, feature = x - 0.25;
            path.add_(Residual(feature));
            return Residual(path) + feature;
        },
        ["elu, leaky relu and a sum"] = x => functional.leaky_relu(functional.elu(x * 2, 1, inplace: true), 0.2, inplace: true).add_(x).relu_(),
        ["a constant that is written while it is made"] = x => x * zeros(3, 1, 1).add_(2).mul_(0.5),
        ["a freed tensor of the same shape"] = x =>
        {
            using (NewDisposeScope())
                _ = x.mean([0L, 2, 3]);
            return x * tensor([1f, -2, 3], [3L])[TensorIndex.Ellipsis, TensorIndex.None, TensorIndex.None];
        },
    };

    private static readonly Dictionary<string, (string Operator, Func<Tensor, Tensor> Function)> Wrong = new()
    {
        ["a view, after its base was written"] = ("aten::add", x =>
        {
            var y = x * 1;
            var view = y.narrow(1, 0, 2);
            y.relu_();
            return view + 1;
        }
        ),
        ["a base, after a view was written"] = ("aten::add", x =>
        {
            var y = x * 1;
            y.narrow(1, 0, 2).relu_();
            return y + 1;
        }
        ),
        ["a base, after a view of a view was written"] = ("aten::mul", x =>
        {
            var y = x * 1;
            y.narrow(1, 0, 2).narrow(2, 1, 3).add_(1);
            return y * 2;
        }
        ),
        ["a reshaped view"] = ("aten::sigmoid", x =>
        {
            var y = x * 1;
            var flat = y.view(x.shape[0], 3, -1);
            y.relu_();
            return flat.sigmoid().mean([2L], true).unsqueeze(3) + x;
        }
        ),
        ["a transposed view"] = ("aten::transpose", x =>
        {
            var y = x * 1;
            var turned = y.transpose(2, 3);
            y.relu_();
            return turned.transpose(2, 3) + x;
        }
        ),
        ["a view of the input"] = ("aten::mul", x =>
        {
            var view = x.narrow(1, 0, 1);
            x.relu_();
            return view * 2;
        }
        ),
        ["a stale view, written itself"] = ("aten::add_", x =>
        {
            var y = x * 1;
            var view = y.narrow(1, 0, 2);
            y.relu_();
            return view.add_(1);
        }
        ),
        ["a list with a stale view"] = ("aten::cat", x =>
        {
            var y = x * 1;
            var view = y.narrow(1, 0, 2);
            y.relu_();
            return cat([y, view], 1);
        }
        ),
        ["the output"] = ("The network's output", x =>
        {
            var y = x * 1;
            var output = y.narrow(1, 0, 1).squeeze(1);
            y.relu_();
            return output;
        }
        ),
        ["a constant that the picture is added to"] = ("aten::add_", x => zeros(x.shape).add_(x)),
        ["a weight that is changed"] = ("aten::add_", x => x),
    };

    private readonly TemporaryFolder folder = new();

    public static TheoryData<string> RightNames => [.. Right.Keys];

    public static TheoryData<string> WrongNames => [.. Wrong.Keys];

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(RightNames))]
    public void What_is_written_in_place_is_exported_as_it_is_computed(string name)
    {
        using var network = new LambdaNetwork(Right[name]);

        Assert.InRange(OnnxExporter.Export(network, Small, folder["a.onnx"]).Proof!.LargestDifference, 0, 1e-6);
    }

    [Theory]
    [MemberData(nameof(WrongNames))]
    public void Memory_that_changed_through_another_view_is_refused(string name)
    {
        var (reader, function) = Wrong[name];
        var norm = BatchNorm2d(3);
        using var network = name == "a weight that is changed"
            ? new LambdaNetwork(x => norm.forward(x) * norm.running_mean!.add_(1).mean(), ("norm", norm))
            : new LambdaNetwork(function);
        using var keepsWeights = norm;

        var error = Assert.Throws<UnsupportedOperatorException>(() => OnnxExporter.Export(network, Small, folder["a.onnx"]));

        Assert.Equal(reader, error.Operator);
        Assert.Contains("out of place", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void A_network_beyond_two_gigabytes_is_refused_before_anything_is_copied()
    {
        using var graph = new OnnxGraph();
        using var scope = NewDisposeScope();
        // One value that is shown six hundred million times.
        var weight = zeros(1).expand(600_000_000);
        graph.Declare("weight", weight);

        var error = Assert.Throws<ExportException>(() => graph.NameOf(weight, "aten::mul"));

        Assert.Contains("holds no more than 2 GB (protobuf)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_weight_that_is_not_contiguous_is_stored_in_order()
    {
        var linear = Linear(3, 3, hasBias: false);
        using var network = new LambdaNetwork(x => functional.linear(x.permute(0, 2, 3, 1), linear.weight.t()).permute(0, 3, 1, 2), ("linear", linear));

        Assert.InRange(OnnxExporter.Export(network, Small, folder["a.onnx"]).Proof!.LargestDifference, 0, 1e-6);
    }

    // MiDaS large's unit: it overwrites what it is given.
    private static Tensor Residual(Tensor x)
    {
        var y = functional.relu(x, inplace: true) * 0.5;
        return y.sub(1).relu_().add_(x);
    }
}
