using Fathom.Torch;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>
    /// An n-dimensional array of libtorch, with its gradient. Methods are TorchSharp's: those that end in _ write in place and return the tensor itself, all
    /// others return a new handle. Dispose tensors, or let a dispose scope do it (see <see cref="NewDisposeScope"/>); the finalizer is the last resort.
    /// </summary>
    public partial class Tensor : IDisposable
    {
        private nint handle;

        internal Tensor(nint handle) : this(DisposeScopeManager.Innermost, handle) { }

        private protected Tensor(DisposeScope? owner, nint handle)
        {
            this.handle = handle;
            owner?.Include(this);
        }

        /// <summary>Gives the handle back from the finalizer's thread; libtorch's reference counts allow that.</summary>
        ~Tensor() => Dispose(false);

        /// <summary>The address of libtorch's TensorImpl: the tensor's identity while it is alive. Two handles of one tensor share it.</summary>
        /// <exception cref="ObjectDisposedException">The tensor was disposed.</exception>
        public nint Handle
        {
            get
            {
                ObjectDisposedException.ThrowIf(handle == 0, this);
                return handle;
            }
        }

        /// <summary>True after the tensor was disposed.</summary>
        public bool IsInvalid => handle == 0;

        internal DisposeScope? OwningDisposeScope { get; set; }

        /// <summary>Gives the handle back. The memory is freed when nothing else (another handle, a view, the autograd graph) needs it.</summary>
        public void Dispose()
        {
            OwningDisposeScope?.MarkAsDisposed(this);
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        /// <summary>Gives the handle back.</summary>
        /// <param name="disposing">False on the finalizer's thread.</param>
        protected virtual void Dispose(bool disposing) => Native.Release(Interlocked.Exchange(ref handle, 0));

        /// <summary>Takes the handle out of this object, which is disposed by that; the caller owns the handle.</summary>
        public nint DecoupleFromNativeHandle()
        {
            var taken = Handle;
            OwningDisposeScope?.MarkAsDisposed(this);
            handle = 0;
            return taken;
        }

        /// <summary>Moves the tensor to the scope around the one it is in; from the outermost scope it is detached.</summary>
        public Tensor MoveToOuterDisposeScope()
        {
            OwningDisposeScope?.MoveToOuter(this);
            return this;
        }

        /// <summary>Moves the tensor to another scope, also one that is in none; null detaches it.</summary>
        /// <exception cref="ObjectDisposedException">The other scope was disposed; the tensor stays where it is.</exception>
        public Tensor MoveToOtherDisposeScope(DisposeScope? scope)
        {
            if (OwningDisposeScope is { } owner)
                owner.MoveToOther(scope, this);
            else
                scope?.Include(this);
            return this;
        }

        /// <summary>Takes the tensor out of all scopes: whoever holds it disposes it.</summary>
        public Tensor DetachFromDisposeScope()
        {
            OwningDisposeScope?.Detach(this);
            return this;
        }
    }
}
