using Fathom.Torch;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The gradient that <see cref="backward()"/> has gathered in this leaf: a new handle at each get; null before.</summary>
        public unsafe Tensor? grad
        {
            get
            {
                nint found;
                Native.Check(Native.Grad(Handle, &found), nameof(grad));
                GC.KeepAlive(this);
                return Results.Tensor(found);
            }
            set
            {
                Native.Check(Native.SetGrad(Handle, value is null ? 0 : value.Handle), nameof(grad));
                GC.KeepAlive(this);
                GC.KeepAlive(value);
            }
        }

        /// <summary>Adds the derivative of this scalar with respect to every leaf to the leaf's <see cref="grad"/>.</summary>
        /// <exception cref="TorchException">The tensor is not a scalar, or does not depend on a leaf that requires a gradient.</exception>
        public void backward() => autograd.backward([this]);

        /// <summary>Switches <see cref="requires_grad"/>.</summary>
        public Tensor requires_grad_(bool requires_grad = true)
        {
            this.requires_grad = requires_grad;
            return this;
        }

        /// <summary>The same values, outside the graph.</summary>
        public Tensor detach() => Aten.detach(this);

        /// <summary>Takes this tensor out of the graph.</summary>
        public Tensor detach_()
        {
            Aten.detach_(this);
            return this;
        }
    }
}
