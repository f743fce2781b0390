using Fathom.Torch;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Sum of all elements.</summary>
        public Tensor sum(ScalarType? type = null) => Aten.sum(this, type);

        /// <summary>Mean of all elements.</summary>
        public Tensor mean() => Aten.mean(this);

        /// <summary>Sum along one dimension.</summary>
        public Tensor sum(long dim, bool keepdim = false, ScalarType? type = null) => Aten.sum_dim_IntList(this, [dim], keepdim, type);

        /// <summary>Sum along some dimensions.</summary>
        public Tensor sum(ReadOnlySpan<long> dim, bool keepdim = false, ScalarType? type = null) => Aten.sum_dim_IntList(this, dim.ToArray(), keepdim, type);

        /// <summary>Mean along some dimensions.</summary>
        public Tensor mean(long[] dimensions, bool keepdim = false, ScalarType? type = null) => Aten.mean_dim(this, dimensions, keepdim, type);

        /// <summary>Smallest element along some dimensions; equal ones share the gradient.</summary>
        public Tensor amin(params long[] dims) => Aten.amin(this, dims);

        /// <summary>Smallest element along some dimensions; equal ones share the gradient.</summary>
        public Tensor amin(ReadOnlySpan<long> dims, bool keepdim = false) => Aten.amin(this, dims.ToArray(), keepdim);

        /// <summary>Largest element along some dimensions; equal ones share the gradient.</summary>
        public Tensor amax(params long[] dims) => Aten.amax(this, dims);

        /// <summary>Largest element along some dimensions; equal ones share the gradient.</summary>
        public Tensor amax(ReadOnlySpan<long> dims, bool keepdim = false) => Aten.amax(this, dims.ToArray(), keepdim);

        /// <summary>Smallest of all elements.</summary>
        public Tensor min() => Aten.min(this);

        /// <summary>Smallest element along one dimension, and where it is.</summary>
        public (Tensor values, Tensor indexes) min(long dim, bool keepdim = false) => Aten.min_dim(this, dim, keepdim);

        /// <summary>Largest of all elements.</summary>
        public Tensor max() => Aten.max(this);

        /// <summary>Largest element along one dimension, and where it is.</summary>
        public (Tensor values, Tensor indexes) max(long dim, bool keepdim = false) => Aten.max_dim(this, dim, keepdim);

        /// <summary>The lower median of all elements.</summary>
        public Tensor median() => Aten.median(this);

        /// <summary>The lower median along one dimension, and where it is.</summary>
        public (Tensor values, Tensor indexes) median(long dim, bool keepdim = false) => Aten.median_dim(this, dim, keepdim);

        /// <summary>The lower median of all elements that are not NaN.</summary>
        public Tensor nanmedian() => Aten.nanmedian(this);

        /// <summary>Sorts along one dimension; also gives the places that the elements came from.</summary>
        public (Tensor Values, Tensor Indices) sort(long dim = -1, bool descending = false, bool stable = false) => Aten.sort_stable(this, (bool?)stable, dim, descending);

        /// <summary>The <paramref name="k"/> largest (or smallest) along one dimension, and where they are.</summary>
        public (Tensor values, Tensor indexes) topk(int k, int dim = -1, bool largest = true, bool sorted = true) => Aten.topk(this, k, dim, largest, sorted);

        /// <summary>The <paramref name="k"/>-th smallest along one dimension (1 is the smallest), and where it is.</summary>
        public (Tensor values, Tensor indexes) kthvalue(long k, long? dim = null, bool keepdim = false) => Aten.kthvalue(this, k, dim ?? -1, keepdim);

        /// <summary>Place of the largest among all elements, row-major.</summary>
        public Tensor argmax() => Aten.argmax(this);

        /// <summary>Place of the largest along one dimension.</summary>
        public Tensor argmax(long dim, bool keepdim = false) => Aten.argmax(this, dim, keepdim);

        /// <summary>Place of the smallest among all elements, row-major.</summary>
        public Tensor argmin() => Aten.argmin(this);

        /// <summary>Place of the smallest along one dimension.</summary>
        public Tensor argmin(long dim, bool keepdim = false) => Aten.argmin(this, dim, keepdim);

        /// <summary>The order that sorts along one dimension.</summary>
        public Tensor argsort(long dim = -1, bool descending = false) => Aten.argsort(this, dim, descending);

        /// <summary>True where one is not 0.</summary>
        public Tensor any() => Aten.any(this);

        /// <summary>True where one is not 0, along one dimension.</summary>
        public Tensor any(long dim, bool keepdim = false) => Aten.any_dim(this, dim, keepdim);

        /// <summary>True where none is 0.</summary>
        public Tensor all() => Aten.all(this);

        /// <summary>True where none is 0, along one dimension.</summary>
        public Tensor all(long dim, bool keepdim = false) => Aten.all_dim(this, dim, keepdim);

        /// <summary>Number of elements that are not 0, along some dimensions or, without them, of all.</summary>
        public Tensor count_nonzero(long[]? dims = null) => Aten.count_nonzero_dim_IntList(this, dims ?? []);

        /// <summary>Product of all elements.</summary>
        public Tensor prod(ScalarType? dtype = null) => Aten.prod(this, dtype);

        /// <summary>Running sum along one dimension.</summary>
        public Tensor cumsum(long dim, ScalarType? type = null) => Aten.cumsum(this, dim, type);

        /// <summary>Running product along one dimension.</summary>
        public Tensor cumprod(long dim, ScalarType? type = null) => Aten.cumprod(this, dim, type);

        /// <summary>Logarithm of the sum of e to the power of each element, along one dimension.</summary>
        public Tensor logsumexp(long dim, bool keepdim = false) => Aten.logsumexp(this, [dim], keepdim);

        /// <summary>Standard deviation of all elements; unbiased divides by n - 1.</summary>
        public Tensor std(bool unbiased = true) => Aten.std(this, unbiased);

        /// <summary>Standard deviation along some dimensions; unbiased divides by n - 1.</summary>
        public Tensor std(long[] dimensions, bool unbiased = true, bool keepdim = false) => Aten.std_dim(this, dimensions, unbiased, keepdim);

        /// <summary>Variance of all elements; unbiased divides by n - 1.</summary>
        public Tensor var(bool unbiased = true) => Aten.var(this, unbiased);

        /// <summary>Variance along some dimensions; unbiased divides by n - 1.</summary>
        public Tensor var(long[] dimensions, bool unbiased = true, bool keepdim = false) => Aten.var_dim(this, dimensions, unbiased, keepdim);

        /// <summary>The p-norm of all elements.</summary>
        public Tensor norm(float p = 2.0f) => Aten.norm_Scalar(this, (double)p);

        /// <summary>Quantiles along one dimension, or of all elements, with linear interpolation. At most 16 million elements.</summary>
        public Tensor quantile(Tensor q, long dim = -1, bool keepdim = false) => Aten.quantile(this, q, dim, keepdim);
    }
}
