using Fathom.Torch;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly Operator Sum = new("aten::sum");
        private static readonly Operator Mean = new("aten::mean");
        private static readonly Operator SumDimIntList = new("aten::sum", "dim_IntList");
        private static readonly Operator MeanDim = new("aten::mean", "dim");
        private static readonly Operator Amin = new("aten::amin");
        private static readonly Operator Amax = new("aten::amax");
        private static readonly Operator Min = new("aten::min");
        private static readonly Operator MinDim = new("aten::min", "dim");
        private static readonly Operator Max = new("aten::max");
        private static readonly Operator MaxDim = new("aten::max", "dim");
        private static readonly Operator Median = new("aten::median");
        private static readonly Operator MedianDim = new("aten::median", "dim");
        private static readonly Operator SortStable = new("aten::sort", "stable");
        private static readonly Operator Topk = new("aten::topk");
        private static readonly Operator Kthvalue = new("aten::kthvalue");
        private static readonly Operator Argmax = new("aten::argmax");
        private static readonly Operator Argmin = new("aten::argmin");
        private static readonly Operator Argsort = new("aten::argsort");
        private static readonly Operator Any = new("aten::any");
        private static readonly Operator AnyDim = new("aten::any", "dim");
        private static readonly Operator All = new("aten::all");
        private static readonly Operator AllDim = new("aten::all", "dim");
        private static readonly Operator CountNonzeroDimIntList = new("aten::count_nonzero", "dim_IntList");
        private static readonly Operator Prod = new("aten::prod");
        private static readonly Operator Cumsum = new("aten::cumsum");
        private static readonly Operator Logsumexp = new("aten::logsumexp");
        private static readonly Operator Std = new("aten::std");
        private static readonly Operator StdDim = new("aten::std", "dim");
        private static readonly Operator Var = new("aten::var");
        private static readonly Operator VarDim = new("aten::var", "dim");
        private static readonly Operator NormScalar = new("aten::norm", "Scalar");
        private static readonly Operator Quantile = new("aten::quantile");

        /// <summary>Sum of all elements.</summary>
        public Tensor sum(ScalarType? type = null) => Sum.Tensor(this, type);

        /// <summary>Mean of all elements.</summary>
        public Tensor mean() => Mean.Tensor(this);

        /// <summary>Sum along one dimension.</summary>
        public Tensor sum(long dim, bool keepdim = false, ScalarType? type = null) => SumDimIntList.Tensor(this, dim, keepdim, type);

        /// <summary>Sum along some dimensions.</summary>
        public Tensor sum(ReadOnlySpan<long> dim, bool keepdim = false, ScalarType? type = null) => SumDimIntList.Tensor(this, dim.ToArray(), keepdim, type);

        /// <summary>Mean along some dimensions.</summary>
        public Tensor mean(long[] dimensions, bool keepdim = false, ScalarType? type = null) => MeanDim.Tensor(this, dimensions, keepdim, type);

        /// <summary>Smallest element along some dimensions; equal ones share the gradient.</summary>
        public Tensor amin(params long[] dims) => Amin.Tensor(this, dims);

        /// <summary>Smallest element along some dimensions; equal ones share the gradient.</summary>
        public Tensor amin(ReadOnlySpan<long> dims, bool keepdim = false) => Amin.Tensor(this, dims.ToArray(), keepdim);

        /// <summary>Largest element along some dimensions; equal ones share the gradient.</summary>
        public Tensor amax(params long[] dims) => Amax.Tensor(this, dims);

        /// <summary>Largest element along some dimensions; equal ones share the gradient.</summary>
        public Tensor amax(ReadOnlySpan<long> dims, bool keepdim = false) => Amax.Tensor(this, dims.ToArray(), keepdim);

        /// <summary>Smallest of all elements.</summary>
        public Tensor min() => Min.Tensor(this);

        /// <summary>Smallest element along one dimension, and where it is.</summary>
        public (Tensor values, Tensor indexes) min(long dim, bool keepdim = false) => Pair(MinDim.Tensors(this, dim, keepdim));

        /// <summary>Largest of all elements.</summary>
        public Tensor max() => Max.Tensor(this);

        /// <summary>Largest element along one dimension, and where it is.</summary>
        public (Tensor values, Tensor indexes) max(long dim, bool keepdim = false) => Pair(MaxDim.Tensors(this, dim, keepdim));

        /// <summary>The lower median of all elements.</summary>
        public Tensor median() => Median.Tensor(this);

        /// <summary>The lower median along one dimension, and where it is.</summary>
        public (Tensor values, Tensor indexes) median(long dim, bool keepdim = false) => Pair(MedianDim.Tensors(this, dim, keepdim));

        /// <summary>Sorts along one dimension; also gives the places that the elements came from.</summary>
        public (Tensor Values, Tensor Indices) sort(long dim = -1, bool descending = false, bool stable = false) => Pair(SortStable.Tensors(this, (bool?)stable, dim, descending));

        /// <summary>The <paramref name="k"/> largest (or smallest) along one dimension, and where they are.</summary>
        public (Tensor values, Tensor indexes) topk(int k, int dim = -1, bool largest = true, bool sorted = true) => Pair(Topk.Tensors(this, k, dim, largest, sorted));

        /// <summary>The <paramref name="k"/>-th smallest along one dimension (1 is the smallest), and where it is.</summary>
        public (Tensor values, Tensor indexes) kthvalue(long k, long? dim = null, bool keepdim = false) => Pair(Kthvalue.Tensors(this, k, dim ?? -1, keepdim));

        /// <summary>Place of the largest among all elements, row-major.</summary>
        public Tensor argmax() => Argmax.Tensor(this);

        /// <summary>Place of the largest along one dimension.</summary>
        public Tensor argmax(long dim, bool keepdim = false) => Argmax.Tensor(this, dim, keepdim);

        /// <summary>Place of the smallest among all elements, row-major.</summary>
        public Tensor argmin() => Argmin.Tensor(this);

        /// <summary>Place of the smallest along one dimension.</summary>
        public Tensor argmin(long dim, bool keepdim = false) => Argmin.Tensor(this, dim, keepdim);

        /// <summary>The order that sorts along one dimension.</summary>
        public Tensor argsort(long dim = -1, bool descending = false) => Argsort.Tensor(this, dim, descending);

        /// <summary>True where one is not 0.</summary>
        public Tensor any() => Any.Tensor(this);

        /// <summary>True where one is not 0, along one dimension.</summary>
        public Tensor any(long dim, bool keepdim = false) => AnyDim.Tensor(this, dim, keepdim);

        /// <summary>True where none is 0.</summary>
        public Tensor all() => All.Tensor(this);

        /// <summary>True where none is 0, along one dimension.</summary>
        public Tensor all(long dim, bool keepdim = false) => AllDim.Tensor(this, dim, keepdim);

        /// <summary>Number of elements that are not 0, along some dimensions or, without them, of all.</summary>
        public Tensor count_nonzero(long[]? dims = null) => CountNonzeroDimIntList.Tensor(this, dims ?? []);

        /// <summary>Product of all elements.</summary>
        public Tensor prod(ScalarType? dtype = null) => Prod.Tensor(this, dtype);

        /// <summary>Running sum along one dimension.</summary>
        public Tensor cumsum(long dim, ScalarType? type = null) => Cumsum.Tensor(this, dim, type);

        /// <summary>Logarithm of the sum of e to the power of each element, along one dimension.</summary>
        public Tensor logsumexp(long dim, bool keepdim = false) => Logsumexp.Tensor(this, dim, keepdim);

        /// <summary>Standard deviation of all elements; unbiased divides by n - 1.</summary>
        public Tensor std(bool unbiased = true) => Std.Tensor(this, unbiased);

        /// <summary>Standard deviation along some dimensions; unbiased divides by n - 1.</summary>
        public Tensor std(long[] dimensions, bool unbiased = true, bool keepdim = false) => StdDim.Tensor(this, dimensions, unbiased, keepdim);

        /// <summary>Variance of all elements; unbiased divides by n - 1.</summary>
        public Tensor var(bool unbiased = true) => Var.Tensor(this, unbiased);

        /// <summary>Variance along some dimensions; unbiased divides by n - 1.</summary>
        public Tensor var(long[] dimensions, bool unbiased = true, bool keepdim = false) => VarDim.Tensor(this, dimensions, unbiased, keepdim);

        /// <summary>The p-norm of all elements.</summary>
        public Tensor norm(float p = 2.0f) => NormScalar.Tensor(this, (double)p);

        /// <summary>Quantiles along one dimension, or of all elements, with linear interpolation. At most 16 million elements.</summary>
        public Tensor quantile(Tensor q, long dim = -1, bool keepdim = false) => Quantile.Tensor(this, q, dim, keepdim);

        private static (Tensor, Tensor) Pair(Tensor[] tensors) => (tensors[0], tensors[1]);
    }
}
