using System.Reflection;
using Fathom.Torch;
using TorchSharp;
using Xunit.v3;

namespace Fathom.Tests;

/// <summary>Fails a test that leaves a tensor undisposed. It counts the handles of the whole process, so such tests do not run in parallel with others.</summary>
[AttributeUsage(AttributeTargets.Assembly | AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NoLeaksAttribute : BeforeAfterTestAttribute
{
    private long before;

    public override void Before(MethodInfo methodUnderTest, IXunitTest test)
    {
        Collect();
        before = Gate.LiveTensors;
    }

    public override void After(MethodInfo methodUnderTest, IXunitTest test)
    {
        // No collection here: what only the finalizer would free is a leak.
        var left = Gate.LiveTensors - before;
        if (left > 0)
            throw new InvalidOperationException($"{methodUnderTest.DeclaringType?.Name}.{methodUnderTest.Name} left {left} tensors undisposed.");
        if (torch.CurrentDisposeScope is not null)
            throw new InvalidOperationException($"{methodUnderTest.DeclaringType?.Name}.{methodUnderTest.Name} left a dispose scope open.");
    }

    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }
}
