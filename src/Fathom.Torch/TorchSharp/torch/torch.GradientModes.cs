using Fathom.Torch;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>True where this thread records operators for gradients.</summary>
    public static bool is_grad_enabled() => Native.GradMode() != 0;

    /// <summary>True inside <see cref="inference_mode"/>.</summary>
    public static bool is_inference_mode_enabled() => Native.InferenceMode() != 0;

    /// <summary>Until disposed, this thread records nothing for gradients.</summary>
    public static IDisposable no_grad() => new GradientMode(false);

    /// <summary>Until disposed, this thread records operators for gradients, or does not.</summary>
    public static IDisposable enable_grad(bool enabled = true) => new GradientMode(enabled);

    /// <summary>Until disposed, this thread records operators for gradients, or does not.</summary>
    public static IDisposable set_grad_enabled(bool mode = true) => new GradientMode(mode);

    /// <summary>As <see cref="no_grad"/>, and tensors that are made never join a graph, which is a little faster. Dispose it on the same thread.</summary>
    public static IDisposable inference_mode(bool mode = true) => new InferenceGuard(mode);

    private sealed class GradientMode : IDisposable
    {
        private readonly byte before = Native.GradMode();
        private bool disposed;

        public GradientMode(bool enabled) => Native.SetGradMode(enabled ? (byte)1 : (byte)0);

        public void Dispose()
        {
            if (disposed)
                return;
            disposed = true;
            Native.SetGradMode(before);
        }
    }

    private sealed class InferenceGuard(bool mode) : IDisposable
    {
        private nint guard = Native.EnterInferenceMode(mode ? (byte)1 : (byte)0);

        public void Dispose()
        {
            if (guard != 0)
                Native.LeaveInferenceMode(guard);
            guard = 0;
        }
    }
}
