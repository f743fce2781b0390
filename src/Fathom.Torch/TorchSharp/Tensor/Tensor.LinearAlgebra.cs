using Fathom.Torch;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly Operator Matmul = new("aten::matmul");
        private static readonly Operator Mm = new("aten::mm");
        private static readonly Operator Bmm = new("aten::bmm");
        private static readonly Operator Dot = new("aten::dot");
        private static readonly Operator Inverse = new("aten::inverse");
        private static readonly Operator Det = new("aten::det");

        /// <summary>Matrix product, batched and broadcast.</summary>
        public Tensor matmul(Tensor target) => Matmul.Tensor(this, target);

        /// <summary>Product of two matrices.</summary>
        public Tensor mm(Tensor target) => Mm.Tensor(this, target);

        /// <summary>Products of two batches of matrices.</summary>
        public Tensor bmm(Tensor batch2) => Bmm.Tensor(this, batch2);

        /// <summary>Inner product of two vectors.</summary>
        public Tensor dot(Tensor target) => Dot.Tensor(this, target);

        /// <summary>Inverse of a square matrix, or of a batch.</summary>
        public Tensor inverse() => Inverse.Tensor(this);

        /// <summary>Determinant of a square matrix, or of a batch.</summary>
        public Tensor det() => Det.Tensor(this);
    }
}
