using static TorchSharp.torch;

namespace Fathom.Torch.Tests;

public sealed class GateTests
{
    [Fact]
    public void An_operator_called_by_name_returns_what_the_schema_says()
    {
        using var scope = NewDisposeScope();
        var sum = (Tensor)Gate.Call("aten::add", "Tensor", tensor([1f, 2f]), tensor([10f, 20f]), 2)[0]!;
        Assert.Equal([21f, 42f], sum.data<float>().ToArray());
        Assert.Equal(3L, Gate.Call("aten::size", "int", zeros(2, 3), 1)[0]);
        var parts = (Tensor[])Gate.Call("aten::split", "Tensor", arange(5), 2)[0]!;
        Assert.Equal([2L, 2L, 1L], parts.Select(part => part.numel()));
    }

    [Fact]
    public void One_number_stands_for_a_list_where_the_schema_allows_it()
    {
        using var scope = NewDisposeScope();
        var pooled = (Tensor)Gate.Call("aten::avg_pool2d", "", arange(16, float32).view(1, 1, 4, 4), 2)[0]!;
        Assert.Equal([2.5f, 4.5f, 10.5f, 12.5f], pooled.data<float>().ToArray());
    }

    [Fact]
    public void An_unknown_operator_is_named_in_the_error()
    {
        var error = Assert.Throws<TorchException>(() => Gate.Call("aten::no_such_thing", ""));
        Assert.Contains("aten::no_such_thing", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_shape_is_refused_with_the_words_of_PyTorch()
    {
        using var scope = NewDisposeScope();
        var error = Assert.Throws<TorchException>(() => zeros(2, 3).matmul(zeros(4, 5)));
        Assert.StartsWith("aten::matmul: ", error.Message, StringComparison.Ordinal);
        Assert.Contains("mat1 and mat2 shapes cannot be multiplied (2x3 and 4x5)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_type_of_argument_is_refused_by_the_name_of_the_argument()
    {
        using var scope = NewDisposeScope();
        var error = Assert.Throws<TorchException>(() => Gate.Call("aten::unsqueeze", "", zeros(2), "first"));
        Assert.Contains("argument 'dim' is a int, not a string", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<TorchException>(() => Gate.Call("aten::unsqueeze", "", zeros(2)));
        Assert.Contains("argument 'dim' is missing", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<TorchException>(() => Gate.Call("aten::relu", "", zeros(2), 1));
        Assert.Contains("2 arguments given to aten::relu(Tensor self) -> Tensor", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lists_longer_than_the_stack_has_room_for_pass_too()
    {
        using var scope = NewDisposeScope();
        var many = Enumerable.Range(0, 3000).Select(i => tensor(i)).ToArray();
        Assert.Equal(3000L * 2999 / 2, stack(many).sum().ToInt64());
    }

    [Fact]
    public void Calls_from_several_threads_do_not_disturb_each_other()
    {
        Parallel.For(0, 64, i =>
        {
            using var scope = NewDisposeScope();
            var x = full([16, 16], i);
            for (var round = 0; round < 20; round++)
                Assert.Equal(16.0 * i * i, x.matmul(x)[0, 0].ToDouble());
            var error = Assert.Throws<TorchException>(() => x.view(i + 1000));
            Assert.Contains($"{i + 1000}", error.Message, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void All_processors_work_unless_told_otherwise()
    {
        Assert.Equal(Environment.ProcessorCount, get_num_threads());
        set_num_threads(1);
        Assert.Equal(1, get_num_threads());
        set_num_threads(Environment.ProcessorCount);
    }
}
