using Fathom.Torch;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The gradient that <see cref="backward"/> has gathered in this leaf: a new handle at each get; null before.</summary>
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

        /// <summary>Adds the derivative of this tensor with respect to every leaf to the leaf's <see cref="grad"/>.</summary>
        /// <param name="grad_tensors">One gradient of this tensor's shape; null where this is a scalar.</param>
        /// <param name="create_graph">Record the gradients too, for second derivatives.</param>
        /// <param name="retain_graph">Keep the graph for another call, as <paramref name="create_graph"/> does too.</param>
        /// <param name="inputs">The only tensors whose gradient is added to; null for every leaf.</param>
        /// <exception cref="TorchException">The tensor is not a scalar and there is no gradient, or it does not depend on a leaf that requires a gradient.</exception>
        /// <exception cref="ArgumentException">There is more than one gradient, or <paramref name="inputs"/> is empty.</exception>
        public void backward(IList<Tensor>? grad_tensors = null, bool create_graph = false, bool retain_graph = false, IList<Tensor>? inputs = null) =>
            autograd.backward([this], grad_tensors, retain_graph || create_graph, create_graph, inputs);

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
