using Fathom.Torch;

namespace TorchSharp;

public static partial class torch
{
    /// <inheritdoc cref="Tensor.matmul(Tensor)"/>
    public static Tensor matmul(Tensor input, Tensor target) => input.matmul(target);

    /// <inheritdoc cref="Tensor.mm(Tensor)"/>
    public static Tensor mm(Tensor input, Tensor target) => input.mm(target);

    /// <inheritdoc cref="Tensor.bmm(Tensor)"/>
    public static Tensor bmm(Tensor input, Tensor batch2) => input.bmm(batch2);

    /// <inheritdoc cref="Tensor.dot(Tensor)"/>
    public static Tensor dot(Tensor input, Tensor target) => input.dot(target);

    /// <summary>Sums of products in Einstein's notation, e.g. "bchw,bdhw->bcd".</summary>
    public static Tensor einsum(string equation, params Tensor[] tensors) => Aten.einsum(equation, tensors);

    /// <summary>Linear algebra.</summary>
    public static class linalg
    {
        /// <summary>Solves <paramref name="A"/> · X = <paramref name="B"/>, also in batches.</summary>
        public static Tensor solve(Tensor A, Tensor B) => Aten.linalg_solve(A, B);

        /// <summary>The X of smallest ‖<paramref name="input"/> · X − <paramref name="other"/>‖, also in batches.</summary>
        public static (Tensor Solution, Tensor Residuals, Tensor Rank, Tensor SingularValues) lstsq(Tensor input, Tensor other) => Aten.linalg_lstsq(input, other);

        /// <summary>Moore–Penrose inverse of a matrix, or of a batch.</summary>
        public static Tensor pinv(Tensor input) => Aten.linalg_pinv_atol_rtol_float(input);

        /// <summary>Inverse of a square matrix, or of a batch.</summary>
        public static Tensor inv(Tensor input) => Aten.linalg_inv(input);

        /// <summary>Determinant of a square matrix, or of a batch.</summary>
        public static Tensor det(Tensor input) => Aten.linalg_det(input);

        /// <summary>The <paramref name="ord"/>-norm of vectors along <paramref name="dims"/>, or of all elements.</summary>
        public static Tensor vector_norm(Tensor input, double ord = 2, long[]? dims = null, bool keepdim = false) => Aten.linalg_vector_norm(input, (Scalar)ord, dims, keepdim);
    }
}
