using Fathom.Torch;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Matrix product, batched and broadcast.</summary>
        public Tensor matmul(Tensor target) => Aten.matmul(this, target);

        /// <summary>Product of two matrices.</summary>
        public Tensor mm(Tensor target) => Aten.mm(this, target);

        /// <summary>Products of two batches of matrices.</summary>
        public Tensor bmm(Tensor batch2) => Aten.bmm(this, batch2);

        /// <summary>Inner product of two vectors.</summary>
        public Tensor dot(Tensor target) => Aten.dot(this, target);

        /// <summary>Inverse of a square matrix, or of a batch.</summary>
        public Tensor inverse() => Aten.inverse(this);

        /// <summary>Determinant of a square matrix, or of a batch.</summary>
        public Tensor det() => Aten.det(this);
    }
}
