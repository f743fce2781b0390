using static TorchSharp.torch;

namespace Fathom.Torch.Tests;

public sealed class SharedMemoryTests
{
    [Fact]
    public void A_tensor_on_an_array_shares_its_memory()
    {
        using var scope = NewDisposeScope();
        var array = new[,] { { 1f, 2f, 3f }, { 4f, 5f, 6f } };
        var x = from_array(array);
        Assert.Equal([2L, 3L], x.shape);
        array[1, 2] = 60;
        x[0, 0] = tensor(10f);
        Assert.Equal([10f, 2f, 3f, 4f, 5f, 60f], x.data<float>().ToArray());
        Assert.Equal(10f, array[0, 0]);
    }

    [Fact]
    public void The_array_outlives_its_last_managed_reference()
    {
        using var scope = NewDisposeScope();
        var x = OnForgottenArray();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.Equal(Enumerable.Range(0, 1000).Select(i => (double)i), x.data<double>().ToArray());

        static Tensor OnForgottenArray() => from_array(Enumerable.Range(0, 1000).Select(i => (double)i).ToArray());
    }

    [Fact]
    public void The_array_is_freed_with_the_last_tensor()
    {
        var (array, view) = ViewOfArray();
        GC.Collect();
        Assert.True(array.IsAlive);
        view.Dispose();
        GC.Collect();
        Assert.False(array.IsAlive);

        static (WeakReference, Tensor) ViewOfArray()
        {
            var array = new float[1000];
            using var whole = from_array(array);
            return (new WeakReference(array), whole.narrow(0, 10, 10));
        }
    }

    [Fact]
    public void A_part_of_an_array_is_a_buffer()
    {
        using var scope = NewDisposeScope();
        var array = new byte[] { 1, 2, 3, 4, 5 };
        Assert.Equal([3, 4], frombuffer(array, ScalarType.Byte, count: 2, offset: 2).data<byte>().ToArray());
        Assert.Equal([4, 5], frombuffer(array, ScalarType.Byte, offset: 3).data<byte>().ToArray());
        Assert.Equal([2f], frombuffer(array, ScalarType.Float32, count: 1, offset: 1).data<float>().ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => frombuffer(array, ScalarType.Byte, count: 2, offset: 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => frombuffer(array, ScalarType.Byte, offset: 6));
    }

    [Fact]
    public void Truth_values_share_memory_too()
    {
        using var scope = NewDisposeScope();
        var array = new[] { true, false };
        var x = from_array(array);
        array[1] = true;
        Assert.True(x.all().item<bool>());
    }

    [Fact]
    public void A_generator_of_its_own_leaves_the_others_alone()
    {
        using var scope = NewDisposeScope();
        manual_seed(3);
        var expected = rand(3).data<float>().ToArray();
        manual_seed(3);
        using var generator = new Generator(7);
        var state = generator.get_state();
        var first = Aten.rand_generator([5], generator).data<float>().ToArray();
        Assert.Equal(7, generator.initial_seed());
        Assert.Equal(expected, rand(3).data<float>().ToArray());
        generator.set_state(state);
        Assert.Equal(first, Aten.rand_generator([5], generator).data<float>().ToArray());
        Assert.Equal(first, Aten.rand_generator([5], generator.manual_seed(7)).data<float>().ToArray());
    }

    [Theory]
    [InlineData("cpu", "cpu")]
    [InlineData("meta", "meta")]
    [InlineData("cuda", "cuda")]
    [InlineData("cuda:3", "cuda:3")]
    public void Devices_have_names(string name, string shown) => Assert.Equal(shown, device(name).ToString());

    [Theory]
    [InlineData("gpu")]
    [InlineData("cuda:")]
    [InlineData("cuda:-1")]
    [InlineData("cuda:1000")]
    public void Other_names_are_refused(string name) => Assert.Throws<ArgumentException>(() => device(name));

    [Fact]
    public void A_device_that_is_not_there_says_so()
    {
        Assert.SkipWhen(cuda.is_available(), "there is a GPU");
        Assert.Throws<TorchException>(() => zeros(1, device: CUDA));
    }
}
