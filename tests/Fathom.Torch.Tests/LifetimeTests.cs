using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Fathom.Torch.Tests;

public sealed class LifetimeTests
{
    [Fact]
    public void A_scope_disposes_what_was_created_in_it_and_nothing_else()
    {
        using var before = zeros(1);
        Tensor inside;
        using (NewDisposeScope())
            inside = before + 1;
        Assert.True(inside.IsInvalid);
        Assert.False(before.IsInvalid);
        Assert.Throws<ObjectDisposedException>(() => inside.Handle);
    }

    [Fact]
    public void A_moved_tensor_lives_as_long_as_the_scope_around()
    {
        Tensor moved, detached;
        using (NewDisposeScope())
        {
            using (NewDisposeScope())
            {
                moved = zeros(1).MoveToOuterDisposeScope();
                detached = zeros(1).DetachFromDisposeScope();
            }
            Assert.False(moved.IsInvalid);
            Assert.Equal(1, CurrentDisposeScope!.DisposablesCount);
        }
        Assert.True(moved.IsInvalid);
        Assert.False(detached.IsInvalid);
        detached.Dispose();
        Assert.Null(CurrentDisposeScope);
    }

    [Fact]
    public void A_scope_can_be_emptied_but_for_some()
    {
        using var scope = NewDisposeScope();
        Tensor kept = zeros(1), other = zeros(1);
        scope.DisposeEverythingBut(kept);
        Assert.True(other.IsInvalid);
        Assert.False(kept.IsInvalid);
        Assert.True(scope.Contains(kept));
        kept.Dispose();
        Assert.Equal(0, scope.DisposablesCount);
    }

    [Fact]
    public void Scopes_belong_to_their_thread()
    {
        using var scope = NewDisposeScope();
        Tensor? other = null;
        var thread = new Thread(() => other = zeros(1));
        thread.Start();
        thread.Join();
        Assert.Equal(0, scope.DisposablesCount);
        other!.Dispose();
    }

    [Fact]
    public void A_wrapped_function_keeps_its_result_only()
    {
        var live = Gate.LiveTensors;
        using var result = WrappedTensorDisposeScope(() => zeros(3).exp().sum() * 2);
        Assert.Equal(6, result.ToDouble());
        Assert.Equal(live + 1, Gate.LiveTensors);
    }

    [Fact]
    public void The_finalizer_is_the_last_resort()
    {
        var live = Gate.LiveTensors;
        Forget();
        Assert.True(Gate.LiveTensors > live);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        Assert.Equal(live, Gate.LiveTensors);
    }

    [Fact]
    public void A_result_that_is_the_input_may_be_disposed_without_harm()
    {
        using var x = zeros(2, 2);
        using (var same = x.contiguous())
            Assert.Equal(x.Handle, same.Handle);
        Assert.Equal(0, x.sum().DisposedValue());
    }

    [Fact]
    public void An_operator_in_place_returns_the_tensor_itself()
    {
        using var x = zeros(2);
        Assert.Same(x, x.add_(1).mul_(3).clamp_(0, 2));
        Assert.Equal([2f, 2f], x.data<float>().ToArray());
    }

    [Fact]
    public void A_scope_that_ends_on_another_thread_is_left_on_its_own()
    {
        using var outer = NewDisposeScope();
        var inner = NewDisposeScope();
        var thread = new Thread(inner.Dispose);
        thread.Start();
        thread.Join();
        Assert.Same(outer, CurrentDisposeScope);
        var x = zeros(1);
        Assert.True(outer.Contains(x));
    }

    [Fact]
    public void A_tensor_moves_past_a_scope_that_ended_early()
    {
        using var first = NewDisposeScope();
        var second = NewDisposeScope();
        var third = NewDisposeScope();
        Tensor kept = zeros(1), lost = zeros(1);
        second.Dispose();
        Assert.Same(third, CurrentDisposeScope);
        Assert.Throws<ObjectDisposedException>(() => kept.MoveToOtherDisposeScope(second));
        Assert.True(third.Contains(kept));
        kept.MoveToOuterDisposeScope();
        third.Dispose();
        Assert.Same(first, CurrentDisposeScope);
        Assert.True(first.Contains(kept));
        Assert.False(kept.IsInvalid);
        Assert.True(lost.IsInvalid);
    }

    [Fact]
    public void A_tensor_moves_to_any_other_scope()
    {
        using var first = NewDisposeScope();
        var free = zeros(1).DetachFromDisposeScope();
        using var second = NewDisposeScope();
        var x = zeros(1).MoveToOtherDisposeScope(first);
        Assert.True(first.Contains(x));
        Assert.False(second.Contains(x));
        Assert.True(first.Contains(free.MoveToOtherDisposeScope(first)));
        Assert.False(first.Contains(x.MoveToOtherDisposeScope(null)));
        x.Dispose();
    }

    [Fact]
    public void A_parameter_takes_over_the_scope_of_its_data()
    {
        using var first = NewDisposeScope();
        Tensor data = zeros(1), free = zeros(1).DetachFromDisposeScope();
        using var second = NewDisposeScope();
        var parameter = new Parameter(data);
        Assert.True(data.IsInvalid);
        Assert.True(first.Contains(parameter));
        using var other = new Parameter(free);
        Assert.Equal(0, second.DisposablesCount);
    }

    private static void Forget()
    {
        for (var i = 0; i < 10; i++)
            _ = zeros(1);
    }
}
