using Fathom.Torch;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A generator of random numbers of libtorch. Operators that draw take one; without it they draw from the process's own, <see cref="Default"/>.</summary>
    public class Generator : IDisposable
    {
        private nint handle;

        /// <summary>A new generator.</summary>
        /// <param name="seed">The same seed gives the same numbers.</param>
        /// <param name="device">Where it draws; default main memory.</param>
        public unsafe Generator(ulong seed = 0, Device? device = null)
        {
            nint made;
            Native.Check(Native.NewGenerator((device ?? CPU).Encoded, seed, &made), nameof(Generator));
            (handle, this.device) = (made, device ?? CPU);
        }

        private unsafe Generator(Device device)
        {
            nint found;
            Native.Check(Native.DefaultGenerator(device.Encoded, &found), nameof(Default));
            (handle, this.device) = (found, device);
        }

        /// <summary>Gives the handle back from the finalizer's thread.</summary>
        ~Generator() => Dispose(false);

        /// <summary>The process's own generator: each get is a handle of the same one.</summary>
        public static Generator Default => new(CPU);

        /// <summary>Where it draws.</summary>
        public Device device { get; }

        internal nint Handle
        {
            get
            {
                ObjectDisposedException.ThrowIf(handle == 0, this);
                return handle;
            }
        }

        /// <summary>The state, to be saved: a tensor of bytes.</summary>
        public unsafe Tensor get_state()
        {
            nint state;
            Native.Check(Native.GeneratorState(Handle, &state), nameof(get_state));
            GC.KeepAlive(this);
            return new Tensor(state);
        }

        /// <summary>Goes on from a saved state.</summary>
        /// <exception cref="TorchException">It is not a state of such a generator.</exception>
        public void set_state(Tensor value)
        {
            Native.Check(Native.SetGeneratorState(Handle, value.Handle), nameof(set_state));
            GC.KeepAlive(this);
            GC.KeepAlive(value);
        }

        /// <summary>Restarts with a seed.</summary>
        public Generator manual_seed(long seed)
        {
            Native.Check(Native.SetGeneratorSeed(Handle, (ulong)seed), nameof(manual_seed));
            GC.KeepAlive(this);
            return this;
        }

        /// <summary>The seed it was last restarted with.</summary>
        public unsafe long initial_seed()
        {
            ulong seed;
            Native.Check(Native.GeneratorSeed(Handle, &seed), nameof(initial_seed));
            GC.KeepAlive(this);
            return (long)seed;
        }

        /// <summary>Gives the handle back.</summary>
        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        /// <summary>Gives the handle back.</summary>
        /// <param name="disposing">False on the finalizer's thread.</param>
        protected virtual void Dispose(bool disposing)
        {
            var taken = Interlocked.Exchange(ref handle, 0);
            if (taken != 0)
                Native.ReleaseGenerator(taken);
        }
    }
}
