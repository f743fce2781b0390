using System.Reflection;
using Fathom.Tests;
using static TorchSharp.torch;

namespace Fathom.Torch.Tests;

public sealed class AtenTests
{
    [Fact]
    public void The_schemas_are_those_of_the_dispatcher()
    {
        // On another libtorch some operators differ; those that Fathom calls are looked up by name and tested one by one.
        Assert.SkipUnless(Gate.Schemas.Contains("aten::_test_string_default", StringComparison.Ordinal), "another libtorch than schemas.txt was taken from");
        Assert.Equal(File.ReadAllText(Path.Combine(Repository.Root, "src/Fathom.Torch/Gate/schemas.txt")), Gate.Schemas);
    }

    [Fact]
    public void Every_wrapper_finds_its_operator()
    {
        var operators = typeof(Aten).GetNestedType("Operators", BindingFlags.NonPublic)!.GetFields(BindingFlags.Static | BindingFlags.NonPublic);
        Assert.True(operators.Length > 1500, $"{operators.Length} wrappers");
        foreach (var field in operators)
            Assert.StartsWith("aten::", ((Operator)field.GetValue(null)!).Schema, StringComparison.Ordinal);
    }

    [Fact]
    public void Arguments_that_are_left_out_take_the_schemas_defaults()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new[] { 1f, 2f, 3f, 4f }).view(2, 2);
        // A scalar, a list and a string that C# cannot write as a default.
        Assert.Equal([2f, 4f, 6f, 8f], Aten.add_Tensor(x, x).data<float>().ToArray());
        Assert.Equal([1f, 2f, 3f, 4f], Aten.conv2d(x.view(1, 1, 2, 2), ones(1, 1, 1, 1)).data<float>().ToArray());
        Assert.Equal(Aten.gelu(x).data<float>().ToArray(), Aten.gelu(x, "none").data<float>().ToArray());
        // An optional argument whose default is not None: whole numbers.
        Assert.Equal(ScalarType.Int64, Aten.randperm(4).dtype);
        Assert.Equal(ScalarType.Int64, Aten.randint(4, [2]).dtype);
        Assert.Equal(ScalarType.Int64, Aten.tril_indices(2, 2).dtype);
        Assert.Equal(ScalarType.Int64, Aten.triu_indices(2, 2).dtype);
        Assert.Equal(ScalarType.Float32, Aten.randperm(4, ScalarType.Float32).dtype);
    }

    [Fact]
    public void Several_results_come_under_the_schemas_names()
    {
        using var scope = NewDisposeScope();
        var (values, indices) = Aten.max_dim(tensor(new[] { 1f, 5f, 7f, 3f }).view(2, 2), 1);
        Assert.Equal([5f, 7f], values.data<float>().ToArray());
        Assert.Equal([1L, 0L], indices.data<long>().ToArray());
    }

    [Fact]
    public void A_backward_gives_nothing_where_its_mask_says_so()
    {
        using var scope = NewDisposeScope();
        var (input, weight, bias) = Aten.convolution_backward(ones(1, 1, 2, 2), ones(1, 1, 2, 2), ones(1, 1, 1, 1), null, [1, 1], [0, 0], [1, 1], false, [0, 0], 1, [true, false, false]);
        Assert.Equal([1f, 1f, 1f, 1f], input!.data<float>().ToArray());
        Assert.Null(weight);
        Assert.Null(bias);
    }
}
