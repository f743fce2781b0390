using Fathom.Torch;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>A part of the tensor, as Python's x[…]: a view, or a copy where places or masks are among the indices. Setting writes into it, broadcast.</summary>
        public Tensor this[params TensorIndex[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        /// <summary>A part of the tensor, as Python's x[…]: a view, or a copy where places or masks are among the indices.</summary>
        /// <exception cref="ArgumentException">There are more indices than dimensions.</exception>
        public Tensor index(params TensorIndex[] indices)
        {
            using var scope = NewDisposeScope();
            var (view, places) = Viewed(indices);
            return (places.Length == 0 ? view : Aten.index_Tensor(view, places)).MoveToOuterDisposeScope();
        }

        /// <summary>Writes <paramref name="value"/>, broadcast, into a part of the tensor.</summary>
        /// <exception cref="ArgumentException">There are more indices than dimensions.</exception>
        public Tensor index_put_(Tensor value, params TensorIndex[] indices)
        {
            using var scope = NewDisposeScope();
            var (view, places) = Viewed(indices);
            if (places.Length == 0)
                view.copy_(value);
            else
                Aten.index_put_(view, places, value);
            return this;
        }

        /// <summary>Writes <paramref name="value"/> into a part of the tensor.</summary>
        /// <exception cref="ArgumentException">There are more indices than dimensions.</exception>
        public Tensor index_put_(Scalar value, params TensorIndex[] indices)
        {
            using var scope = NewDisposeScope();
            var (view, places) = Viewed(indices);
            if (places.Length == 0)
                view.fill_(value);
            else
                Aten.index_put_(view, places, full([], value, dtype));
            return this;
        }

        // Single indices, slices and new dimensions are views; places and masks are left, one for each dimension of the view they stand at.
        private (Tensor View, Tensor?[] Places) Viewed(TensorIndex[] indices)
        {
            var consumed = indices.Sum(Dimensions);
            if (consumed > dim())
                throw new ArgumentException($"{consumed} indices for a tensor of {dim()} dimensions.", nameof(indices));
            var view = alias();
            var places = new List<Tensor?>();
            var axis = 0;
            foreach (var index in indices)
            {
                switch (index.Type)
                {
                    case TensorIndex.Kind.Single:
                        view = view.select(axis, index.Start ?? 0);
                        break;
                    case TensorIndex.Kind.Slice:
                        view = Aten.slice_Tensor(view, axis, index.Start, index.Stop, index.Step ?? 1);
                        axis++;
                        break;
                    case TensorIndex.Kind.None:
                        view = view.unsqueeze(axis);
                        axis++;
                        break;
                    case TensorIndex.Kind.Ellipsis:
                        axis += (int)(dim() - consumed);
                        break;
                    default:
                        while (places.Count < axis)
                            places.Add(null);
                        places.Add(index.Places);
                        axis += (int)Dimensions(index);
                        break;
                }
            }
            return (view, [.. places]);
        }

        private static long Dimensions(TensorIndex index) => index.Type switch
        {
            TensorIndex.Kind.None or TensorIndex.Kind.Ellipsis => 0,
            TensorIndex.Kind.Tensor => index.Places!.dtype == ScalarType.Bool ? index.Places.dim() : 1,
            _ => 1,
        };
    }
}
