using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Torch.Tests;

public sealed class HookTests
{
    [Fact]
    public void A_module_hook_sees_and_changes_what_goes_in_and_out()
    {
        using var scope = NewDisposeScope();
        using var layer = Linear(2, 2, hasBias: false);
        init.ones_(layer.weight);
        var before = layer.register_forward_pre_hook((_, input) => input * 10);
        var after = layer.register_forward_hook((_, input, output) => output + input.sum());
        Assert.Equal([60f, 60f], layer.call(tensor([1f, 2f])).data<float>().ToArray());

        before.remove();
        after.remove();
        Assert.Equal([3f, 3f], layer.call(tensor([1f, 2f])).data<float>().ToArray());
    }

    [Fact]
    public void A_gradient_hook_sees_the_gradient_and_may_change_it()
    {
        using var scope = NewDisposeScope();
        var x = tensor([1f, 2f], requires_grad: true);
        var middle = x * 3;
        var seen = Array.Empty<float>();
        middle.RegisterHook(gradient =>
        {
            seen = gradient.data<float>().ToArray();
            return gradient * 100;
        });
        (middle * tensor([1f, 5f])).sum().backward();
        Assert.Equal([1f, 5f], seen);
        Assert.Equal([300f, 1500f], x.grad!.data<float>().ToArray());
    }

    [Fact]
    public void A_gradient_hook_that_is_taken_away_is_not_called()
    {
        using var scope = NewDisposeScope();
        var x = tensor([1f, 2f], requires_grad: true);
        x.RegisterHook(_ => throw new InvalidOperationException()).Dispose();
        x.sum().backward();
        Assert.Equal([1f, 1f], x.grad!.data<float>().ToArray());
    }

    [Fact]
    public void What_a_gradient_hook_throws_comes_out_of_the_backward_pass()
    {
        using var scope = NewDisposeScope();
        var x = tensor([1f], requires_grad: true);
        x.RegisterHook(_ => throw new InvalidOperationException("from the hook"));
        Assert.Equal("from the hook", Assert.Throws<InvalidOperationException>(() => (x * 2).sum().backward()).Message);
        // Nothing is left behind: the next pass is a new one.
        var y = tensor([1f], requires_grad: true);
        (y * 2).sum().backward();
        Assert.Equal(2f, y.grad!.item<float>());
    }

    [Fact]
    public void A_module_that_stands_in_two_places_has_one_parameter_and_two_names()
    {
        using var prelu = PReLU(1);
        using var network = Sequential(prelu, prelu);
        Assert.Equal(["0.weight"], network.named_parameters().Select(entry => entry.name));
        Assert.Equal(["0.weight", "1.weight"], network.state_dict().Keys);
    }

    [Fact]
    public void A_state_dictionary_is_in_PyTorchs_order()
    {
        using var network = Sequential(("conv", Conv2d(1, 1, 1)), ("norm", BatchNorm2d(1)), ("last", Linear(1, 1)));
        Assert.Equal(
            ["conv.weight", "conv.bias", "norm.weight", "norm.bias", "norm.running_mean", "norm.running_var", "norm.num_batches_tracked", "last.weight", "last.bias"],
            network.state_dict().Keys);
    }

    [Fact]
    public void A_hook_is_not_called_where_there_is_no_gradient()
    {
        using var scope = NewDisposeScope();
        var x = tensor([1f, 2f], requires_grad: true);
        var halves = x.chunk(2);
        var calls = 0;
        halves[1].RegisterHook(gradient =>
        {
            calls++;
            return gradient * 2;
        });
        halves[0].sum().backward();
        Assert.Equal(0, calls);
        Assert.Equal([1f, 0f], x.grad!.data<float>().ToArray());
    }

    [Fact]
    public void A_hook_can_be_taken_away_after_its_tensor_was_disposed()
    {
        using var scope = NewDisposeScope();
        var x = tensor([1f, 2f], requires_grad: true);
        IDisposable hook;
        Tensor loss;
        using (var middle = x * 3)
        {
            hook = middle.RegisterHook(_ => throw new InvalidOperationException());
            loss = middle.sum();
        }
        hook.Dispose();
        loss.backward();
        Assert.Equal([3f, 3f], x.grad!.data<float>().ToArray());
    }

    [Fact]
    public void The_same_module_hook_added_twice_is_taken_away_once_for_each()
    {
        using var scope = NewDisposeScope();
        using var layer = ReLU();
        var calls = 0;
        Func<Module<Tensor, Tensor>, Tensor, Tensor?> count = (_, _) =>
        {
            calls++;
            return null;
        };
        var first = layer.register_forward_pre_hook(count);
        layer.register_forward_pre_hook(count);
        first.remove();
        first.remove();
        layer.call(zeros(1));
        Assert.Equal(1, calls);
    }
}
