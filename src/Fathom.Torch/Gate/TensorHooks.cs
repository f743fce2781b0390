using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using TorchSharp;

namespace Fathom.Torch;

/// <summary>Hooks on gradients, which TorchSharp does not have.</summary>
public static unsafe class TensorHooks
{
    private const int Failed = -1;
    private const int Unchanged = 0;
    private const int Replaced = 1;
    [ThreadStatic] private static ExceptionDispatchInfo? failure;

    /// <summary>Calls <paramref name="hook"/> in a backward pass when the gradient of the tensor is known, before it is used. On CPU that is on the thread of the backward pass.</summary>
    /// <param name="tensor">A tensor that requires a gradient.</param>
    /// <param name="hook">Given the gradient; returns another of the same shape, or null to leave it. The gradient is disposed after it. What it throws ends the backward pass and comes out of it.</param>
    /// <returns>Takes the hook away when disposed; it need not be.</returns>
    /// <exception cref="TorchException">The tensor does not require a gradient.</exception>
    public static IDisposable RegisterHook(this torch.Tensor tensor, Func<torch.Tensor, torch.Tensor?> hook)
    {
        ArgumentNullException.ThrowIfNull(hook);
        uint place;
        var held = new Hook { Function = hook };
        var code = Native.AddHook(tensor.Handle, &Run, &Free, GCHandle.ToIntPtr(GCHandle.Alloc(held)), &place);
        Native.Check(code, nameof(RegisterHook));
        return new Registration(tensor, held, place);
    }

    /// <summary>Throws what a hook of this thread threw in the backward pass that has just ended.</summary>
    internal static void Rethrow()
    {
        var thrown = failure;
        failure = null;
        thrown?.Throw();
    }

    [UnmanagedCallersOnly]
    private static int Run(nint context, nint gradient, nint* replacement)
    {
        try
        {
            using var scope = torch.NewDisposeScope();
            var owned = new torch.Tensor(gradient);
            var hook = (Hook)GCHandle.FromIntPtr(context).Target!;
            if (hook.Function?.Invoke(owned) is not { } other)
                return Unchanged;
            *replacement = other.alias().DecoupleFromNativeHandle();
            return Replaced;
        }
        catch (Exception e)
        {
            // An exception must not pass through libtorch's frames.
            failure = ExceptionDispatchInfo.Capture(e);
            return Failed;
        }
    }

    [UnmanagedCallersOnly]
    private static void Free(nint context) => GCHandle.FromIntPtr(context).Free();

    // Not the registration itself: it has the tensor, which its own hook would then keep alive.
    private sealed class Hook
    {
        /// <summary>Null once it was taken away.</summary>
        public volatile Func<torch.Tensor, torch.Tensor?>? Function;
    }

    private sealed class Registration(torch.Tensor tensor, Hook hook, uint place) : IDisposable
    {
        private bool disposed;

        public void Dispose()
        {
            if (disposed)
                return;
            disposed = true;
            // The handle may be gone while the graph, with the hook, is still there.
            hook.Function = null;
            if (!tensor.IsInvalid)
                Native.Check(Native.RemoveHook(tensor.Handle, place), nameof(RegisterHook));
        }
    }
}
