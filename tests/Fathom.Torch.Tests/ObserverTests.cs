using static TorchSharp.torch;

namespace Fathom.Torch.Tests;

public sealed class ObserverTests
{
    [Fact]
    public void An_observer_sees_names_arguments_with_defaults_and_results()
    {
        using var scope = NewDisposeScope();
        var (x, weight) = (rand(1, 3, 8, 8), rand(4, 3, 3, 3));
        var list = new Recorder();
        Tensor y;
        using (Gate.Observe(list))
            y = (Tensor)Gate.Call("aten::conv2d", "", x, weight, default, 2)[0]!;

        var call = Assert.Single(list.Calls);
        Assert.Equal("aten::conv2d", call.Name);
        Assert.Equal("", call.Overload);
        Assert.Equal(["input", "weight", "bias", "stride", "padding", "dilation", "groups"], call.ArgumentNames);
        Assert.Same(x, call.Arguments[0]);
        Assert.Same(weight, call.Arguments[1]);
        Assert.Null(call.Arguments[2]);
        Assert.Equal(2L, call.Arguments[3]);
        Assert.Equal([0L, 0L], (long[])call.Arguments[4]!);
        Assert.Equal([1L, 1L], (long[])call.Arguments[5]!);
        Assert.Equal(1L, call.Arguments[6]);
        Assert.Equal(y.Handle, ((Tensor)Assert.Single(call.Results)!).Handle);
    }

    [Fact]
    public void A_chain_of_operators_can_be_followed_by_handles()
    {
        using var scope = NewDisposeScope();
        var x = rand(2, 3);
        var list = new Recorder();
        Tensor y;
        using (Gate.Observe(list))
            y = (x.relu().add_(1) * 2).sum(1);

        Assert.Equal(["aten::relu", "aten::add_", "aten::mul", "aten::sum"], list.Calls.Select(call => call.Name));
        var handle = x.Handle;
        foreach (var call in list.Calls)
        {
            Assert.Equal(handle, ((Tensor)call.Arguments[0]!).Handle);
            handle = ((Tensor)call.Results[0]!).Handle;
        }
        Assert.Equal(y.Handle, handle);
    }

    [Fact]
    public void An_observed_call_whose_results_nobody_takes_releases_them_even_where_the_observer_refuses()
    {
        using var scope = NewDisposeScope();
        var x = rand(4, 3);
        var split = new Operator("aten::split", "Tensor");
        var list = new Recorder();
        var live = Gate.LiveTensors;
        using (Gate.Observe(list))
            split.Do(x, 2); // a list of two, and a default that is asked for
        using (Gate.Observe(new Refuser()))
            Assert.Throws<NotSupportedException>(() => split.Do(x, 2));

        Assert.Equal(live, Gate.LiveTensors);
        Assert.Equal([x, 2L, 0L], Assert.Single(list.Calls).Arguments);
    }

    [Fact]
    public void An_observer_sees_its_own_thread_only_and_only_until_disposed()
    {
        using var scope = NewDisposeScope();
        var list = new Recorder();
        using (Gate.Observe(list))
        {
            var other = new Thread(() => { using var inner = NewDisposeScope(); zeros(1).neg(); });
            other.Start();
            other.Join();
        }
        zeros(1).neg();
        Assert.Empty(list.Calls);
    }

    private sealed class Refuser : IGateObserver
    {
        public void Called(GateCall call) => throw new NotSupportedException();
    }

    private sealed class Recorder : IGateObserver
    {
        public List<GateCall> Calls { get; } = [];

        public void Called(GateCall call) => Calls.Add(call);
    }
}
