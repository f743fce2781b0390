using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Torch.Tests;

public sealed class ModuleTests
{
    [Fact]
    public void Fields_become_parts_under_their_names()
    {
        using var network = new Network();
        Assert.Equal(
            ["gain", "first.weight", "first.bias", "rest.0.weight", "rest.0.bias", "rest.norm.weight", "rest.norm.bias"],
            network.named_parameters().Select(entry => entry.name));
        Assert.Equal(["offset", "rest.norm.running_mean", "rest.norm.running_var", "rest.norm.num_batches_tracked"], network.named_buffers().Select(entry => entry.name));
        Assert.Equal(["first", "rest", "rest.0", "rest.act", "rest.norm"], network.named_modules().Select(entry => entry.name));
        Assert.All(network.parameters(), parameter => Assert.True(parameter.requires_grad && parameter.is_leaf));
    }

    [Fact]
    public void A_state_dictionary_carries_a_network_into_another()
    {
        using var scope = NewDisposeScope();
        using Network first = new(), second = new();
        first.eval();
        second.eval();
        var x = rand(1, 3, 8, 8);
        Assert.False(first.forward(x).equal(second.forward(x)));
        var (missing, unexpected) = second.load_state_dict(first.state_dict());
        Assert.Empty(missing);
        Assert.Empty(unexpected);
        Assert.True(first.forward(x).equal(second.forward(x)));
    }

    [Fact]
    public void Weights_that_do_not_fit_are_refused_and_nothing_is_loaded()
    {
        using var scope = NewDisposeScope();
        using var network = new Network();
        var weights = network.state_dict().ToDictionary(entry => entry.Key, entry => entry.Value.detach().clone() + 1);
        var before = network.first.bias!.detach().clone();

        var short1 = new Dictionary<string, Tensor>(weights);
        short1.Remove("gain");
        short1["strange"] = zeros(1);
        var error = Assert.Throws<StateDictException>(() => network.load_state_dict(short1));
        Assert.Contains("missing gain.", error.Message, StringComparison.Ordinal);
        Assert.Contains("unexpected strange.", error.Message, StringComparison.Ordinal);

        var bent = new Dictionary<string, Tensor>(weights) { ["rest.norm.bias"] = zeros(7) };
        error = Assert.Throws<StateDictException>(() => network.load_state_dict(bent));
        Assert.Contains("'rest.norm.bias' of Network is 4, but the one to load is 7", error.Message, StringComparison.Ordinal);
        Assert.True(before.equal(network.first.bias!));

        var (missing, unexpected) = network.load_state_dict(short1, strict: false);
        Assert.Equal(["gain"], missing);
        Assert.Equal(["strange"], unexpected);
        Assert.True((before + 1).equal(network.first.bias!));
    }

    [Fact]
    public void Learning_and_use_differ_where_they_must()
    {
        using var scope = NewDisposeScope();
        using var norm = BatchNorm2d(2);
        var x = rand(4, 2, 3, 3) * 5;
        var learned = norm.forward(x);
        Assert.Equal(0, learned.mean().ToDouble(), 1e-5);
        Assert.Equal(1, norm.num_batches_tracked!.item<long>());
        Assert.True(norm.running_mean!.allclose(0.1 * x.mean([0, 2, 3])));
        norm.eval();
        Assert.False(norm.training);
        Assert.False(learned.allclose(norm.forward(x)));

        using var dropout = Dropout(0.5);
        Assert.NotEqual(100, dropout.forward(ones(100)).count_nonzero().ToInt64());
        dropout.eval();
        Assert.Equal(100, dropout.forward(ones(100)).count_nonzero().ToInt64());
    }

    [Fact]
    public void A_converted_module_keeps_its_parameters_and_its_counters()
    {
        using var scope = NewDisposeScope();
        using var network = new Network();
        var parameter = network.parameters().First();
        network.to(ScalarType.Float64);
        Assert.Same(parameter, network.parameters().First());
        Assert.All(network.parameters(), p => Assert.Equal(ScalarType.Float64, p.dtype));
        Assert.Equal(ScalarType.Int64, network.named_buffers().Single(entry => entry.name.EndsWith("tracked", StringComparison.Ordinal)).buffer.dtype);
        network.forward(rand([1, 3, 8, 8], float64)).sum().backward();
        Assert.Equal(ScalarType.Float64, parameter.grad!.dtype);
    }

    [Fact]
    public void First_values_of_convolutions_lie_in_the_bounds_of_PyTorch()
    {
        using var scope = NewDisposeScope();
        manual_seed(5);
        using var conv = Conv2d(16, 32, 3);
        var bound = 1 / Math.Sqrt(16 * 9);
        Assert.InRange(conv.weight.abs().max().ToDouble(), 0.95 * bound, bound);
        Assert.InRange(conv.bias!.abs().max().ToDouble(), 0.5 * bound, bound);
        Assert.InRange(init.kaiming_normal_(empty(64, 64, 3, 3), nonlinearity: init.NonlinearityType.ReLU).std().ToDouble(), 0.98 * Math.Sqrt(2.0 / 576), 1.02 * Math.Sqrt(2.0 / 576));
        Assert.InRange(init.xavier_uniform_(empty(50, 100)).abs().max().ToDouble(), 0.95 * Math.Sqrt(0.04), Math.Sqrt(0.04));
    }

    [Fact]
    public void Names_are_checked()
    {
        using var network = new Network();
        Assert.Throws<ArgumentException>(() => network.register_buffer("first", null));
        Assert.Throws<ArgumentException>(() => network.register_buffer("a.b", null));
        Assert.Throws<ArgumentException>(() => Conv2d(3, 4, 1, groups: 2));
    }

    [Fact]
    public void Layers_in_a_list_are_learned_too()
    {
        using var list = ModuleList(Linear(2, 3), Linear(3, 1, hasBias: false));
        Assert.Equal(["0.weight", "0.bias", "1.weight"], list.named_parameters().Select(entry => entry.name));
        using var scope = NewDisposeScope();
        var x = ones(1, 2);
        foreach (var layer in list)
            x = layer.forward(x);
        Assert.Equal([1L, 1L], x.shape);
    }

    [Fact]
    public void A_module_below_is_asked_whether_it_learns()
    {
        using var network = Sequential(new Frozen(), BatchNorm2d(2));
        network.train();
        Assert.False(network[0].training);
        Assert.True(network[1].training);
        network.eval();
        Assert.DoesNotContain(network.modules(), module => module.training);
        Assert.False(network.training);
    }

    [Fact]
    public void A_function_is_applied_to_parts_before_the_whole()
    {
        using var network = Sequential(("a", Sequential(("b", ReLU()))), ("c", Tanh()));
        var seen = new List<Module>();
        Assert.Same(network, network.apply(seen.Add));
        Assert.Equal([((Sequential)network[0])[0], network[0], network[1], network], seen);
    }

    [Fact]
    public void A_converted_module_keeps_its_gradients()
    {
        using var scope = NewDisposeScope();
        using var layer = Linear(2, 2);
        layer.call(ones(1, 2)).sum().backward();
        var (weight, gradient) = (layer.weight.Handle, layer.weight.grad!);
        layer.to(ScalarType.Float32).to(CPU);
        Assert.Equal(weight, layer.weight.Handle);
        Assert.Equal(gradient.Handle, layer.weight.grad!.Handle);
        layer.to(ScalarType.Float64);
        Assert.Equal(ScalarType.Float64, layer.weight.grad!.dtype);
        Assert.True(layer.weight.grad!.equal(gradient.to(ScalarType.Float64)));
        layer.call(ones([1, 2], ScalarType.Float64)).sum().backward();
        Assert.True(layer.weight.grad!.equal(2 * gradient.to(ScalarType.Float64)));
    }

    [Fact]
    public void Modules_under_names_are_found_by_name_and_learned()
    {
        using var dictionary = ModuleDict(("one", Linear(2, 3)), ("two", Linear(3, 1, hasBias: false)));
        Assert.Equal(["one.weight", "one.bias", "two.weight"], dictionary.named_parameters().Select(entry => entry.name));
        Assert.Equal(2, dictionary.Count);
        Assert.Equal(["one", "two"], dictionary.Keys);
        Assert.Equal([3L, 2L], dictionary["one"].weight.shape);
        Assert.True(dictionary.TryGetValue("two", out var second));
        Assert.Same(dictionary["two"], second);
        Assert.False(dictionary.ContainsKey("three"));
        Assert.Throws<KeyNotFoundException>(() => dictionary["three"]);
        using var again = Linear(1, 1);
        Assert.Throws<ArgumentException>(() => dictionary.Add("one", again));
        Assert.Throws<ArgumentException>(() => dictionary.Add("a.b", again));
        Assert.Equal(2, dictionary.Count);
    }

    [Fact]
    public void A_class_may_be_a_sequence_of_modules()
    {
        using var scope = NewDisposeScope();
        using var network = new Pair();
        Assert.Equal(["0.weight", "0.bias"], network.named_parameters().Select(entry => entry.name));
        Assert.Equal([1L, 3L], network.call(ones(1, 2)).shape);
    }

    private sealed class Pair() : Sequential(Linear(2, 3), ReLU());

    private sealed class Frozen() : Module<Tensor, Tensor>(nameof(Frozen))
    {
        public override Tensor forward(Tensor input) => input.alias();

        public override void train(bool mode = true) => base.train(false);
    }

    private sealed class Network : Module<Tensor, Tensor>
    {
        public readonly Conv2d first = Conv2d(3, 4, 3, padding: 1, padding_mode: PaddingModes.Reflect);
        private readonly Sequential rest = Sequential([("0", Conv2d(4, 4, (1, 1))), ("act", ReLU6()), ("norm", BatchNorm2d(4))]);
        private readonly Parameter gain = new(ones(1));
        private readonly Tensor offset = zeros(1);

        public Network() : base(nameof(Network)) => RegisterComponents();

        public override Tensor forward(Tensor input)
        {
            using var scope = NewDisposeScope();
            return (rest.forward(first.forward(input)) * gain + offset).MoveToOuterDisposeScope();
        }
    }
}
