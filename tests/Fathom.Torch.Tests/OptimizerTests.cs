using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Torch.Tests;

public sealed class OptimizerTests
{
    [Theory]
    [InlineData(true, 0, false)]
    [InlineData(true, 0.1, false)]
    [InlineData(false, 0.1, false)]
    [InlineData(true, 0.01, true)]
    public void Steps_agree_with_the_algorithm_of_the_paper(bool decoupled, double decay, bool amsgrad)
    {
        using var scope = NewDisposeScope();
        double[] start = [1, -2, 0.5];
        using var parameter = new Parameter(tensor(start));
        using AdamBase optimizer = decoupled
            ? optim.AdamW([parameter], lr: 0.05, beta1: 0.8, beta2: 0.95, eps: 1e-6, weight_decay: decay, amsgrad: amsgrad)
            : optim.Adam([parameter], lr: 0.05, beta1: 0.8, beta2: 0.95, eps: 1e-6, weight_decay: decay, amsgrad: amsgrad);
        double[] x = [.. start], m = new double[3], v = new double[3], top = new double[3];
        for (var step = 1; step <= 25; step++)
        {
            optimizer.zero_grad();
            // The slope changes over time, so that the maximum of amsgrad matters.
            ((parameter * parameter).sum() * (3.0 / step) + parameter.sin().sum()).backward();
            optimizer.step();
            for (var i = 0; i < 3; i++)
            {
                var g = 6.0 / step * x[i] + Math.Cos(x[i]);
                if (decoupled)
                    x[i] *= 1 - 0.05 * decay;
                else
                    g += decay * x[i];
                m[i] = 0.8 * m[i] + 0.2 * g;
                v[i] = 0.95 * v[i] + 0.05 * g * g;
                top[i] = amsgrad ? Math.Max(top[i], v[i]) : v[i];
                x[i] -= 0.05 * m[i] / (1 - Math.Pow(0.8, step)) / (Math.Sqrt(top[i] / (1 - Math.Pow(0.95, step))) + 1e-6);
            }
        }
        Assert.Equal(x, parameter.data<double>(), (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void Groups_have_learning_rates_of_their_own_and_parameters_without_gradient_rest()
    {
        using var scope = NewDisposeScope();
        using Parameter slow = new(ones(1)), fast = new(ones(1)), idle = new(ones(1));
        using var optimizer = optim.AdamW([new AdamW.ParamGroup([slow, idle], lr: 0.01), new AdamW.ParamGroup([fast], new AdamBase.Options { LearningRate = 0.1 })]);
        Assert.Equal([0.01, 0.1], optimizer.ParamGroups.Select(group => group.LearningRate));
        (slow + fast).backward();
        optimizer.step();
        Assert.Equal(0.99, slow.ToDouble(), 1e-6);
        Assert.Equal(0.9, fast.ToDouble(), 1e-6);
        Assert.Equal(1, idle.ToDouble());

        foreach (var group in optimizer.ParamGroups)
            group.LearningRate = 0;
        optimizer.step();
        Assert.Equal(0.9, fast.ToDouble(), 1e-6);
        Assert.Equal([0.01, 0.1], optimizer.ParamGroups.Select(group => group.InitialLearningRate));
        Assert.Equal([2L, 0L, 2L], optimizer.state_dict().State.Cast<AdamBase.State>().Select(state => state.step));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_restored_optimizer_goes_on_to_the_same_bits(bool amsgrad)
    {
        using var scope = NewDisposeScope();
        using Linear whole = Linear(4, 3), resumed = Linear(4, 3);
        using var first = optim.AdamW(whole.parameters(), lr: 0.01, weight_decay: 0.05, amsgrad: amsgrad);
        Train(whole, first, 7);
        resumed.load_state_dict(whole.state_dict());

        using var second = optim.AdamW(resumed.parameters(), lr: 0.5, amsgrad: amsgrad);
        second.load_state_dict(first.state_dict());
        Assert.Equal(0.01, second.ParamGroups.Single().LearningRate);
        Train(whole, first, 7);
        Train(resumed, second, 7);
        Assert.True(whole.weight.equal(resumed.weight));
        Assert.True(whole.bias!.equal(resumed.bias!));
    }

    [Fact]
    public void State_of_other_parameters_is_refused()
    {
        using var scope = NewDisposeScope();
        using Linear one = Linear(4, 3), other = Linear(5, 3);
        using AdamW first = optim.AdamW(one.parameters()), second = optim.AdamW(other.parameters()), third = optim.AdamW([one.weight]);
        Assert.Throws<ArgumentException>(() => second.load_state_dict(first.state_dict()));
        Assert.Throws<ArgumentException>(() => third.load_state_dict(first.state_dict()));
        Assert.Throws<ArgumentException>(() => optim.Adam(one.parameters(), beta1: 1));
    }

    [Fact]
    public void Clipping_scales_all_gradients_to_the_largest_norm()
    {
        using var scope = NewDisposeScope();
        using Parameter a = new(zeros(2)), b = new(zeros(1)), idle = new(zeros(1));
        (3 * a.sum() + 4 * b.sum()).backward();
        Assert.Equal(Math.Sqrt(9 + 9 + 16), utils.clip_grad_norm_([a, b, idle], 100), 1e-6);
        Assert.Equal(4, b.grad!.ToDouble());
        utils.clip_grad_norm_([a, b, idle], 1);
        Assert.Equal(1, Math.Sqrt(a.grad!.pow(2).sum().ToDouble() + b.grad!.pow(2).ToDouble()), 1e-5);
        Assert.Equal(0, utils.clip_grad_norm_([idle], 1));
    }

    [Fact]
    public void A_restored_gradient_descent_goes_on_to_the_same_bits()
    {
        using var scope = NewDisposeScope();
        using Linear whole = Linear(4, 3), resumed = Linear(4, 3);
        using var first = optim.SGD(whole.parameters(), 0.1, momentum: 0.9, weight_decay: 0.01);
        Train(whole, first, 7);
        resumed.load_state_dict(whole.state_dict());
        using var second = optim.SGD(resumed.parameters(), 0.5);
        second.load_state_dict(first.state_dict());
        // To load one's own state changes nothing.
        second.load_state_dict(second.state_dict());
        Train(whole, first, 7);
        Train(resumed, second, 7);
        Assert.True(whole.weight.equal(resumed.weight));
        Assert.True(whole.bias!.equal(resumed.bias!));
    }

    [Fact]
    public void State_that_does_not_fit_changes_nothing()
    {
        using var scope = NewDisposeScope();
        using Linear one = Linear(4, 3), other = Linear(4, 2);
        // Of the same number of parameters: only the second one's shape differs, after the first was looked at.
        Parameter[] mixed = [one.weight, other.bias!];
        using SGD sgd = optim.SGD(one.parameters(), 0.1, momentum: 0.9), wrong = optim.SGD(mixed, 0.7, momentum: 0.5);
        Train(one, sgd, 2);
        (one.weight.sum() + other.bias!.sum()).backward();
        wrong.step();
        var velocities = sgd.state_dict().State.Cast<SGD.State>().Select(state => state.momentum_buffer!.clone()).ToArray();
        Assert.Throws<ArgumentException>(() => sgd.load_state_dict(wrong.state_dict()));
        Assert.Equal(0.1, sgd.ParamGroups.Single().LearningRate);
        Assert.All(sgd.state_dict().State.Cast<SGD.State>().Zip(velocities), pair => Assert.True(pair.First.momentum_buffer!.equal(pair.Second)));

        using AdamW adam = optim.AdamW(one.parameters(), lr: 0.2), odd = optim.AdamW(mixed, lr: 0.7), maximal = optim.AdamW(one.parameters(), amsgrad: true);
        Train(one, adam, 2);
        Assert.Throws<ArgumentException>(() => adam.load_state_dict(odd.state_dict()));
        Assert.Throws<ArgumentException>(() => adam.load_state_dict(maximal.state_dict()));
        Assert.Throws<ArgumentException>(() => adam.load_state_dict(sgd.state_dict()));
        Assert.Equal(0.2, adam.ParamGroups.Single().LearningRate);
        Assert.Equal([2L, 2L], adam.state_dict().State.Cast<AdamBase.State>().Select(state => state.step));
        var outOfRange = odd.state_dict();
        outOfRange.Options[0].LearningRate = -1;
        Assert.Throws<ArgumentException>(() => odd.load_state_dict(outOfRange));
    }

    [Theory]
    [MemberData(nameof(Schedules))]
    public void A_schedule_that_is_entered_again_goes_on_where_it_was(string name)
    {
        // PyTorch 1.13: with last_epoch 29 a schedule stands at 30.
        var (make, rate) = Made[name];
        using Parameter weight = new(ones(1)), resumed = new(ones(1));
        using SGD first = optim.SGD([weight], 1), second = optim.SGD([resumed], 1);
        var whole = make(first, -1);
        for (var step = 0; step < 30; step++)
            whole.step();
        var again = make(second, 29);
        Assert.Equal(rate, again.get_last_lr().Single(), 1e-12);
        for (var step = 0; step < 12; step++)
        {
            Assert.Equal(whole.get_last_lr().Single(), again.get_last_lr().Single());
            whole.step();
            again.step();
        }
    }

    public static TheoryData<string> Schedules => new(Made.Keys);

    // With the rates that PyTorch 1.13 has at step 30.
    private static readonly Dictionary<string, (Func<SGD, int, optim.lr_scheduler.LRScheduler> Make, double Rate)> Made = new()
    {
        ["step"] = ((o, last) => optim.lr_scheduler.StepLR(o, 30, last_epoch: last), 0.1),
        ["multistep"] = ((o, last) => optim.lr_scheduler.MultiStepLR(o, [10, 30], last_epoch: last), 0.010000000000000002),
        ["exponential"] = ((o, last) => optim.lr_scheduler.ExponentialLR(o, 0.9, last), 0.042391158275216244),
        ["polynomial"] = ((o, last) => optim.lr_scheduler.PolynomialLR(o, 40, 2, last), 0.06250000000000001),
        ["linear"] = ((o, last) => optim.lr_scheduler.LinearLR(o, 0.25, 1, 40, last), 0.8125000000000002),
        ["cosine"] = ((o, last) => optim.lr_scheduler.CosineAnnealingLR(o, 40, 0.1, last), 0.23180194846605365),
        ["lambda"] = ((o, last) => optim.lr_scheduler.LambdaLR(o, epoch => 1.0 / (1 + epoch), last), 0.03225806451612903),
    };

    private static void Train(Linear network, optim.Optimizer optimizer, int steps)
    {
        var x = arange(8, float32).view(2, 4) / 8;
        for (var i = 0; i < steps; i++)
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            network.forward(x).sin().pow(2).sum().backward();
            optimizer.step();
        }
    }
}
