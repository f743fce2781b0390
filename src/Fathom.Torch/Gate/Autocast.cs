using TorchSharp;

namespace Fathom.Torch;

/// <summary>Mixed precision: while it is on, convolutions and matrix products on this thread compute in a shorter type, and what needs precision does not.</summary>
public static class Autocast
{
    private const int Off = -1;

    /// <summary>Sets CPU autocast until the result is disposed, on the same thread. Regions may be nested.</summary>
    /// <param name="type">BFloat16 casts; Float32 switches casting off inside a region that casts.</param>
    /// <exception cref="ArgumentException">It is another type.</exception>
    public static IDisposable Cpu(torch.ScalarType type = torch.ScalarType.BFloat16) => type switch
    {
        torch.ScalarType.BFloat16 => new Region((int)type),
        torch.ScalarType.Float32 => new Region(Off),
        _ => throw new ArgumentException($"On CPU libtorch casts to BFloat16 or, with Float32, not at all; not to {type}.", nameof(type)),
    };

    private sealed class Region : IDisposable
    {
        private readonly int before;
        private bool disposed;

        public Region(int type)
        {
            before = Native.EnterAutocast(type);
            if (before < Off)
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
