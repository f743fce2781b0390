using System.Reflection;
using Fathom.Tests;
using static TorchSharp.torch;

namespace Fathom.Torch.Tests;

public sealed class NoLeaksTests
{
    private static readonly MethodInfo Method = typeof(NoLeaksTests).GetMethod(nameof(A_test_that_leaks_fails))!;

    [Fact]
    public void A_test_that_leaks_fails()
    {
        var attribute = new NoLeaksAttribute();
        attribute.Before(Method, null!);
        var leaked = zeros(1);
        var error = Assert.Throws<InvalidOperationException>(() => attribute.After(Method, null!));
        Assert.Equal("NoLeaksTests.A_test_that_leaks_fails left 1 tensors undisposed.", error.Message);
        leaked.Dispose();
        attribute.After(Method, null!);

        using var scope = NewDisposeScope();
        Assert.Throws<InvalidOperationException>(() => attribute.After(Method, null!));
    }
}
