using TorchSharp;

namespace Fathom.Torch;

/// <summary>Mixed precision: while it is on, convolutions and matrix products on this thread compute in a shorter type, and what needs precision does not.</summary>
public static class Autocast
{
    /// <summary>Switches CPU autocast on until the result is disposed, on the same thread. Regions may be nested.</summary>
    /// <param name="type">BFloat16: the only one with kernels on CPU.</param>
    /// <exception cref="ArgumentException">It is another type.</exception>
    public static IDisposable Cpu(torch.ScalarType type = torch.ScalarType.BFloat16) => type == torch.ScalarType.BFloat16
        ? new Region(type)
        : throw new ArgumentException($"On CPU libtorch casts to BFloat16 only, not to {type}.", nameof(type));

    private sealed class Region : IDisposable
    {
        private readonly int before;
        private bool disposed;

        public Region(torch.ScalarType type)
        {
            before = Native.EnterAutocast((int)type);
            if (before < -1)
                throw Native.Failure(nameof(Autocast));
        }

        public void Dispose()
        {
            if (disposed)
                return;
            disposed = true;
            Native.Check(Native.LeaveAutocast(before), nameof(Autocast));
        }
    }
}
