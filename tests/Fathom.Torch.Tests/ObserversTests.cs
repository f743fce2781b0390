using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Torch.Tests;

/// <summary>What watches the gate: the FLOP counter, the profile, the search for anomalies.</summary>
public sealed class ObserversTests
{
    [Fact]
    public void Floating_point_operations_of_layers_are_twice_their_multiply_adds()
    {
        using var scope = NewDisposeScope();
        using var network = Sequential(
            ("conv", Conv2d(4, 8, 3, padding: 1, groups: 2)), ("up", ConvTranspose2d(8, 6, 3, stride: 2)), ("norm", BatchNorm2d(6)), ("flat", Flatten()), ("linear", Linear(6 * 11 * 13, 10)));
        using var counter = FlopCounter.Start(network);
        network.call(zeros(2, 4, 5, 6));
        _ = matmul(zeros(7, 3), zeros(3, 5));
        // Output elements × kernel × input channels of a group; input elements × kernel × output channels; rows × columns × inner length.
        Assert.Equal(2L * (2 * 8 * 5 * 6) * 9 * 2, counter.ByModule["conv"]);
        Assert.Equal(2L * (2 * 8 * 5 * 6) * 9 * 6, counter.ByModule["up"]);
        Assert.Equal(2L * 2 * 10 * (6 * 11 * 13), counter.ByModule["linear"]);
        Assert.Equal(2L * 7 * 5 * 3, counter.ByOperator["aten::matmul"]);
        Assert.Equal(counter.ByModule.Values.Sum(), counter.Total);
    }

    [Fact]
    public void A_profile_counts_operators_by_name_and_module()
    {
        using var scope = NewDisposeScope();
        using var network = Sequential(("a", Conv2d(1, 1, 1)), ("b", Sequential(("c", Conv2d(1, 1, 1)), ("d", ReLU()))));
        using var profile = OperatorProfile.Start(network);
        network.call(zeros(1, 1, 4, 4)).sum().backward();
        Assert.Equal(2, profile.ByOperator.Single(row => row.Operator == "aten::conv2d").Calls);
        Assert.Equal(1, profile.ByOperator.Single(row => row.Operator == "backward").Calls);
        Assert.Equal(1, profile.ByModule.Single(row => row.Module == "b.d").Calls);
        Assert.True(profile.Total > TimeSpan.Zero);
        Assert.Contains("aten::relu", profile.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_anomaly_of_the_forward_pass_names_operator_and_module()
    {
        using var scope = NewDisposeScope();
        using var network = Sequential(("fine", Linear(2, 2, hasBias: false)), ("bad", new Root()));
        init.ones_(((TorchSharp.Modules.Linear)network[0]).weight);
        var error = Assert.Throws<AnomalyException>(() =>
        {
            using var watch = AnomalyDetection.Watch(network);
            network.call(zeros(1, 2) - 5);
        });
        Assert.Contains("aten::sqrt in module 'bad'", error.Message, StringComparison.Ordinal);
        Assert.Contains("NaN", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_anomaly_of_the_backward_pass_names_operator_and_module()
    {
        using var scope = NewDisposeScope();
        using var network = Sequential(("fine", Linear(2, 2, hasBias: false)), ("bad", new Root()), ("also", ReLU()));
        init.zeros_(((TorchSharp.Modules.Linear)network[0]).weight);
        using var watch = AnomalyDetection.Watch(network);
        // √0 is 0, its derivative infinite.
        var loss = network.call(zeros(1, 2)).sum();
        var error = Assert.Throws<AnomalyException>(() => loss.backward());
        Assert.Contains("aten::sqrt in module 'bad'", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("'also'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Infinity_that_goes_in_is_nobodys_fault()
    {
        using var scope = NewDisposeScope();
        using var network = ReLU();
        using var watch = AnomalyDetection.Watch(network);
        Assert.Equal(float.PositiveInfinity, network.call(tensor(float.PositiveInfinity)).item<float>());
    }

    [Fact]
    public void Libtorchs_own_anomaly_mode_names_the_backward_function()
    {
        using var scope = NewDisposeScope();
        var x = tensor([-1f], requires_grad: true);
        using var mode = autograd.detect_anomaly();
        Assert.True(autograd.is_anomaly_enabled());
        var loss = (x.sqrt() * 0).sum();
        Assert.Contains("SqrtBackward0", Assert.Throws<TorchException>(() => loss.backward()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_that_the_loss_does_not_use_is_no_anomaly()
    {
        using var scope = NewDisposeScope();
        using var network = Linear(2, 4);
        using var watch = AnomalyDetection.Watch(network);
        network.call(ones(1, 2)).chunk(2, 1)[0].sum().backward();
        Assert.True(network.weight.grad!.isfinite().all().ToBoolean());
    }

    [Fact]
    public void Nothing_is_watched_any_more_after_the_watch()
    {
        using var scope = NewDisposeScope();
        using var network = Sequential(Linear(2, 2, hasBias: false), new Root());
        init.zeros_(((TorchSharp.Modules.Linear)network[0]).weight);
        Tensor loss;
        using (AnomalyDetection.Watch(network))
            loss = network.call(zeros(1, 2)).sum();
        loss.backward();
        Assert.NotNull(((TorchSharp.Modules.Linear)network[0]).weight.grad);
    }

    private sealed class Root : Module<Tensor, Tensor>
    {
        public Root() : base(nameof(Root)) { }

        public override Tensor forward(Tensor input) => input.sqrt();
    }
}
