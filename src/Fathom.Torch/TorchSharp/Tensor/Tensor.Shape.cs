using Fathom.Torch;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly Operator View = new("aten::view");
        private static readonly Operator Reshape = new("aten::reshape");
        private static readonly Operator FlattenUsingInts = new("aten::flatten", "using_ints");
        private static readonly Operator Permute = new("aten::permute");
        private static readonly Operator TransposeInt = new("aten::transpose", "int");
        private static readonly Operator T = new("aten::t");
        private static readonly Operator MovedimInt = new("aten::movedim", "int");
        private static readonly Operator Unsqueeze = new("aten::unsqueeze");
        private static readonly Operator SqueezeDim = new("aten::squeeze", "dim");
        private static readonly Operator Squeeze = new("aten::squeeze");
        private static readonly Operator Expand = new("aten::expand");
        private static readonly Operator Repeat = new("aten::repeat");
        private static readonly Operator Narrow = new("aten::narrow");
        private static readonly Operator SliceTensor = new("aten::slice", "Tensor");
        private static readonly Operator SelectInt = new("aten::select", "int");
        private static readonly Operator SplitTensor = new("aten::split", "Tensor");
        private static readonly Operator Chunk = new("aten::chunk");
        private static readonly Operator UnbindInt = new("aten::unbind", "int");
        private static readonly Operator Flip = new("aten::flip");
        private static readonly Operator Roll = new("aten::roll");
        private static readonly Operator Unfold = new("aten::unfold");
        private static readonly Operator Gather = new("aten::gather");
        private static readonly Operator ScatterSrc = new("aten::scatter", "src");
        private static readonly Operator ScatterAdd = new("aten::scatter_add");
        private static readonly Operator IndexSelect = new("aten::index_select");
        private static readonly Operator MaskedSelect = new("aten::masked_select");
        private static readonly Operator MaskedFillScalar = new("aten::masked_fill", "Scalar");
        private static readonly Operator MaskedFillScalarInPlace = new("aten::masked_fill_", "Scalar");
        private static readonly Operator WhereSelf = new("aten::where", "self");
        private static readonly Operator Nonzero = new("aten::nonzero");
        private static readonly Operator Tril = new("aten::tril");
        private static readonly Operator Triu = new("aten::triu");
        private static readonly Operator Diag = new("aten::diag");

        /// <summary>The same elements in another shape; one size may be -1. Never copies.</summary>
        public Tensor view(params long[] shape) => View.Tensor(this, shape);

        /// <summary>The same elements in the shape of <paramref name="other"/>.</summary>
        public Tensor view_as(Tensor other) => view(other.shape);

        /// <summary>The same elements in another shape; one size may be -1. Copies only where it must.</summary>
        public Tensor reshape(params long[] shape) => Reshape.Tensor(this, shape);

        /// <summary>Makes one dimension of several.</summary>
        public Tensor flatten(long start_dim = 0, long end_dim = -1) => FlattenUsingInts.Tensor(this, start_dim, end_dim);

        /// <summary>Reorders the dimensions.</summary>
        public Tensor permute(params long[] permutation) => Permute.Tensor(this, permutation);

        /// <summary>Exchanges two dimensions.</summary>
        public Tensor transpose(long dim0, long dim1) => TransposeInt.Tensor(this, dim0, dim1);

        /// <summary>Transposes a matrix.</summary>
        public Tensor t() => T.Tensor(this);

        /// <summary>Moves a dimension to another place.</summary>
        public Tensor movedim(long source, long destination) => MovedimInt.Tensor(this, source, destination);

        /// <summary>Adds a dimension of size 1.</summary>
        public Tensor unsqueeze(long dim) => Unsqueeze.Tensor(this, dim);

        /// <summary>Removes one dimension, or all, of size 1.</summary>
        public Tensor squeeze(long? dim = null) => dim is { } d ? SqueezeDim.Tensor(this, d) : Squeeze.Tensor(this);

        /// <summary>Repeats dimensions of size 1 without copying; -1 keeps a size.</summary>
        public Tensor expand(params long[] sizes) => Expand.Tensor(this, sizes);

        /// <summary>Repeats dimensions of size 1 to the shape of <paramref name="other"/>.</summary>
        public Tensor expand_as(Tensor other) => expand(other.shape);

        /// <summary>Repeats the tensor along each dimension.</summary>
        public Tensor repeat(params long[] sizes) => Repeat.Tensor(this, sizes);

        /// <summary>A part of one dimension, without copying.</summary>
        public Tensor narrow(long dim, long start, long length) => Narrow.Tensor(this, dim, start, length);

        /// <summary>A part of one dimension, without copying: from <paramref name="start"/> to before <paramref name="finish"/>.</summary>
        public Tensor slice(long dim, long start, long finish, long step) => SliceTensor.Tensor(this, dim, start, finish, step);

        /// <summary>One index of one dimension, which goes; without copying.</summary>
        public Tensor select(long dim, long index) => SelectInt.Tensor(this, dim, index);

        /// <summary>Parts of <paramref name="size"/> along one dimension; the last may be smaller.</summary>
        public Tensor[] split(long size, long dim = 0) => SplitTensor.Tensors(this, size, dim);

        /// <summary><paramref name="chunks"/> parts of equal size along one dimension, as far as it goes.</summary>
        public Tensor[] chunk(long chunks, long dim = 0) => Chunk.Tensors(this, chunks, dim);

        /// <summary>All indices of one dimension, each as a tensor without it.</summary>
        public Tensor[] unbind(int dim = 0) => UnbindInt.Tensors(this, dim);

        /// <summary>Reverses dimensions.</summary>
        public Tensor flip(params long[] dims) => Flip.Tensor(this, dims);

        /// <summary>Moves elements along a dimension; what leaves comes in at the other end.</summary>
        public Tensor roll(long shifts, long dims) => Roll.Tensor(this, shifts, dims);

        /// <summary>Windows along one dimension, without copying.</summary>
        public Tensor unfold(long dimension, long size, long step) => Unfold.Tensor(this, dimension, size, step);

        /// <summary>The elements at <paramref name="index"/> along one dimension, index by index.</summary>
        public Tensor gather(long dim, Tensor index) => Gather.Tensor(this, dim, index);

        /// <summary>A copy where the elements of <paramref name="src"/> are written to <paramref name="index"/> along one dimension.</summary>
        public Tensor scatter(long dim, Tensor index, Tensor src) => ScatterSrc.Tensor(this, dim, index, src);

        /// <summary>A copy where the elements of <paramref name="src"/> are added at <paramref name="index"/> along one dimension.</summary>
        public Tensor scatter_add(long dim, Tensor index, Tensor src) => ScatterAdd.Tensor(this, dim, index, src);

        /// <summary>Whole slices of one dimension, in the order of <paramref name="index"/>.</summary>
        public Tensor index_select(long dim, Tensor index) => IndexSelect.Tensor(this, dim, index);

        /// <summary>The elements where <paramref name="mask"/> is true, in one dimension.</summary>
        public Tensor masked_select(Tensor mask) => MaskedSelect.Tensor(this, mask);

        /// <summary>A copy with <paramref name="value"/> where <paramref name="mask"/> is true.</summary>
        public Tensor masked_fill(Tensor mask, Scalar value) => MaskedFillScalar.Tensor(this, mask, value);

        /// <summary>Writes <paramref name="value"/> where <paramref name="mask"/> is true, in place.</summary>
        public Tensor masked_fill_(Tensor mask, Scalar value)
        {
            MaskedFillScalarInPlace.Do(this, mask, value);
            return this;
        }

        /// <summary>This where <paramref name="condition"/> is true, else <paramref name="y"/>.</summary>
        public Tensor where(Tensor condition, Tensor y) => WhereSelf.Tensor(condition, this, y);

        /// <summary>The places of the elements that are not 0: M×ndim.</summary>
        public Tensor nonzero() => Nonzero.Tensor(this);

        /// <summary>The lower triangle of matrices.</summary>
        public Tensor tril(long diagonal = 0) => Tril.Tensor(this, diagonal);

        /// <summary>The upper triangle of matrices.</summary>
        public Tensor triu(long diagonal = 0) => Triu.Tensor(this, diagonal);

        /// <summary>The diagonal of a matrix, or a matrix with this diagonal.</summary>
        public Tensor diag(long diagonal = 0) => Diag.Tensor(this, diagonal);
    }
}
