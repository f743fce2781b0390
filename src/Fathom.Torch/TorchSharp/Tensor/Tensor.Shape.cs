using Fathom.Torch;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The same elements in another shape; one size may be -1. Never copies.</summary>
        public Tensor view(params long[] shape) => Aten.view(this, shape);

        /// <summary>The same elements in the shape of <paramref name="other"/>.</summary>
        public Tensor view_as(Tensor other) => view(other.shape);

        /// <summary>The same elements in another shape; one size may be -1. Copies only where it must.</summary>
        public Tensor reshape(params long[] shape) => Aten.reshape(this, shape);

        /// <summary>Makes one dimension of several.</summary>
        public Tensor flatten(long start_dim = 0, long end_dim = -1) => Aten.flatten_using_ints(this, start_dim, end_dim);

        /// <summary>Reorders the dimensions.</summary>
        public Tensor permute(params long[] permutation) => Aten.permute(this, permutation);

        /// <summary>Exchanges two dimensions.</summary>
        public Tensor transpose(long dim0, long dim1) => Aten.transpose_int(this, dim0, dim1);

        /// <summary>Transposes a matrix.</summary>
        public Tensor t() => Aten.t(this);

        /// <summary>Moves a dimension to another place.</summary>
        public Tensor movedim(long source, long destination) => Aten.movedim_int(this, source, destination);

        /// <summary>Adds a dimension of size 1.</summary>
        public Tensor unsqueeze(long dim) => Aten.unsqueeze(this, dim);

        /// <summary>Removes one dimension, or all, of size 1.</summary>
        public Tensor squeeze(long? dim = null) => dim is { } d ? Aten.squeeze_dim(this, d) : Aten.squeeze(this);

        /// <summary>Repeats dimensions of size 1 without copying; -1 keeps a size.</summary>
        public Tensor expand(params long[] sizes) => Aten.expand(this, sizes);

        /// <summary>Repeats dimensions of size 1 to the shape of <paramref name="other"/>.</summary>
        public Tensor expand_as(Tensor other) => expand(other.shape);

        /// <summary>Repeats dimensions of size 1 to a shape.</summary>
        public Tensor broadcast_to(params long[] shape) => Aten.broadcast_to(this, shape);

        /// <summary>Repeats the tensor along each dimension.</summary>
        public Tensor repeat(params long[] sizes) => Aten.repeat(this, sizes);

        /// <summary>A part of one dimension, without copying.</summary>
        public Tensor narrow(long dim, long start, long length) => Aten.narrow(this, dim, start, length);

        /// <summary>A part of one dimension, without copying: from <paramref name="start"/> to before <paramref name="finish"/>.</summary>
        public Tensor slice(long dim, long start, long finish, long step) => Aten.slice_Tensor(this, dim, start, finish, step);

        /// <summary>One index of one dimension, which goes; without copying.</summary>
        public Tensor select(long dim, long index) => Aten.select_int(this, dim, index);

        /// <summary>Parts of <paramref name="size"/> along one dimension; the last may be smaller.</summary>
        public Tensor[] split(long size, long dim = 0) => Aten.split_Tensor(this, size, dim);

        /// <summary><paramref name="chunks"/> parts of equal size along one dimension, as far as it goes.</summary>
        public Tensor[] chunk(long chunks, long dim = 0) => Aten.chunk(this, chunks, dim);

        /// <summary>All indices of one dimension, each as a tensor without it.</summary>
        public Tensor[] unbind(int dim = 0) => Aten.unbind_int(this, dim);

        /// <summary>Reverses dimensions.</summary>
        public Tensor flip(params long[] dims) => Aten.flip(this, dims);

        /// <summary>Moves elements along a dimension; what leaves comes in at the other end.</summary>
        public Tensor roll(long shifts, long dims) => Aten.roll(this, [shifts], [dims]);

        /// <summary>Windows along one dimension, without copying.</summary>
        public Tensor unfold(long dimension, long size, long step) => Aten.unfold(this, dimension, size, step);

        /// <summary>The elements at <paramref name="index"/> along one dimension, index by index.</summary>
        public Tensor gather(long dim, Tensor index) => Aten.gather(this, dim, index);

        /// <summary>A copy where the elements of <paramref name="src"/> are written to <paramref name="index"/> along one dimension.</summary>
        public Tensor scatter(long dim, Tensor index, Tensor src) => Aten.scatter_src(this, dim, index, src);

        /// <summary>A copy where the elements of <paramref name="src"/> are added at <paramref name="index"/> along one dimension.</summary>
        public Tensor scatter_add(long dim, Tensor index, Tensor src) => Aten.scatter_add(this, dim, index, src);

        /// <summary>Writes the elements of <paramref name="src"/> to <paramref name="index"/> along one dimension, in place.</summary>
        public Tensor scatter_(long dim, Tensor index, Tensor src)
        {
            Aten.scatter__src(this, dim, index, src);
            return this;
        }

        /// <summary>Adds the elements of <paramref name="src"/> at <paramref name="index"/> along one dimension, in place.</summary>
        public Tensor scatter_add_(long dim, Tensor index, Tensor src)
        {
            Aten.scatter_add_(this, dim, index, src);
            return this;
        }

        /// <summary>A copy where <paramref name="alpha"/> times the slices of <paramref name="source"/> are added to the slices at <paramref name="index"/>.</summary>
        public Tensor index_add(long dim, Tensor index, Tensor source, Scalar alpha) => Aten.index_add(this, dim, index, source, alpha);

        /// <summary>Adds <paramref name="alpha"/> times the slices of <paramref name="source"/> to the slices at <paramref name="index"/>, in place.</summary>
        public Tensor index_add_(long dim, Tensor index, Tensor source, Scalar alpha)
        {
            Aten.index_add_(this, dim, index, source, alpha);
            return this;
        }

        /// <summary>The elements at <paramref name="indices"/> along one dimension, broadcast: what <see cref="sort"/> or <see cref="argsort"/> returned fits.</summary>
        public Tensor take_along_dim(Tensor indices, long dim) => Aten.take_along_dim(this, indices, dim);

        /// <summary>A copy where <paramref name="value"/>'s elements stand, in order, where <paramref name="mask"/> is true.</summary>
        public Tensor masked_scatter(Tensor mask, Tensor value) => Aten.masked_scatter(this, mask, value);

        /// <summary>Whole slices of one dimension, in the order of <paramref name="index"/>.</summary>
        public Tensor index_select(long dim, Tensor index) => Aten.index_select(this, dim, index);

        /// <summary>The elements where <paramref name="mask"/> is true, in one dimension.</summary>
        public Tensor masked_select(Tensor mask) => Aten.masked_select(this, mask);

        /// <summary>A copy with <paramref name="value"/> where <paramref name="mask"/> is true.</summary>
        public Tensor masked_fill(Tensor mask, Scalar value) => Aten.masked_fill_Scalar(this, mask, value);

        /// <summary>Writes <paramref name="value"/> where <paramref name="mask"/> is true, in place.</summary>
        public Tensor masked_fill_(Tensor mask, Scalar value)
        {
            Aten.masked_fill__Scalar(this, mask, value);
            return this;
        }

        /// <summary>This where <paramref name="condition"/> is true, else <paramref name="y"/>.</summary>
        public Tensor where(Tensor condition, Tensor y) => Aten.where_self(condition, this, y);

        /// <summary>The places of the elements that are not 0: M×ndim.</summary>
        public Tensor nonzero() => Aten.nonzero(this);

        /// <summary>The lower triangle of matrices.</summary>
        public Tensor tril(long diagonal = 0) => Aten.tril(this, diagonal);

        /// <summary>The upper triangle of matrices.</summary>
        public Tensor triu(long diagonal = 0) => Aten.triu(this, diagonal);

        /// <summary>The diagonal of a matrix, or a matrix with this diagonal.</summary>
        public Tensor diag(long diagonal = 0) => Aten.diag(this, diagonal);
    }
}
