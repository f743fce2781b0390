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

    /// <summary>Linear algebra.</summary>
    public static class linalg
    {
        private static readonly Operator Solve = new("aten::linalg_solve");
        private static readonly Operator Inv = new("aten::linalg_inv");
        private static readonly Operator Det = new("aten::linalg_det");
        private static readonly Operator VectorNorm = new("aten::linalg_vector_norm");

        /// <summary>Solves <paramref name="A"/> · X = <paramref name="B"/>, also in batches.</summary>
        public static Tensor solve(Tensor A, Tensor B) => Solve.Tensor(A, B);

        /// <summary>Inverse of a square matrix, or of a batch.</summary>
        public static Tensor inv(Tensor input) => Inv.Tensor(input);

        /// <summary>Determinant of a square matrix, or of a batch.</summary>
        public static Tensor det(Tensor input) => Det.Tensor(input);

        /// <summary>The <paramref name="ord"/>-norm of vectors along <paramref name="dims"/>, or of all elements.</summary>
        public static Tensor vector_norm(Tensor input, double ord = 2, long[]? dims = null, bool keepdim = false) => VectorNorm.Tensor(input, (Scalar)ord, dims, keepdim);
    }
}
