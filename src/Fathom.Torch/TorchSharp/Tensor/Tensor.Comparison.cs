using Fathom.Torch;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly Operator EqTensor = new("aten::eq", "Tensor");
        private static readonly Operator EqScalar = new("aten::eq", "Scalar");
        private static readonly Operator NeTensor = new("aten::ne", "Tensor");
        private static readonly Operator NeScalar = new("aten::ne", "Scalar");
        private static readonly Operator LtTensor = new("aten::lt", "Tensor");
        private static readonly Operator LtScalar = new("aten::lt", "Scalar");
        private static readonly Operator LeTensor = new("aten::le", "Tensor");
        private static readonly Operator LeScalar = new("aten::le", "Scalar");
        private static readonly Operator GtTensor = new("aten::gt", "Tensor");
        private static readonly Operator GtScalar = new("aten::gt", "Scalar");
        private static readonly Operator GeTensor = new("aten::ge", "Tensor");
        private static readonly Operator GeScalar = new("aten::ge", "Scalar");
        private static readonly Operator Equal = new("aten::equal");
        private static readonly Operator Allclose = new("aten::allclose");

        /// <summary>True where equal.</summary>
        public Tensor eq(Tensor target) => EqTensor.Tensor(this, target);

        /// <summary>True where equal.</summary>
        public Tensor eq(Scalar target) => EqScalar.Tensor(this, target);

        /// <summary>True where different.</summary>
        public Tensor ne(Tensor target) => NeTensor.Tensor(this, target);

        /// <summary>True where different.</summary>
        public Tensor ne(Scalar target) => NeScalar.Tensor(this, target);

        /// <summary>True where smaller.</summary>
        public Tensor lt(Tensor target) => LtTensor.Tensor(this, target);

        /// <summary>True where smaller.</summary>
        public Tensor lt(Scalar target) => LtScalar.Tensor(this, target);

        /// <summary>True where smaller or equal.</summary>
        public Tensor le(Tensor target) => LeTensor.Tensor(this, target);

        /// <summary>True where smaller or equal.</summary>
        public Tensor le(Scalar target) => LeScalar.Tensor(this, target);

        /// <summary>True where larger.</summary>
        public Tensor gt(Tensor target) => GtTensor.Tensor(this, target);

        /// <summary>True where larger.</summary>
        public Tensor gt(Scalar target) => GtScalar.Tensor(this, target);

        /// <summary>True where larger or equal.</summary>
        public Tensor ge(Tensor target) => GeTensor.Tensor(this, target);

        /// <summary>True where larger or equal.</summary>
        public Tensor ge(Scalar target) => GeScalar.Tensor(this, target);

        /// <summary>True where the shapes and all elements are the same.</summary>
        public bool equal(Tensor target) => Equal.Number(this, target).ToBoolean();

        /// <summary>True where all elements differ by at most <paramref name="atol"/> + <paramref name="rtol"/> · |target|.</summary>
        public bool allclose(Tensor target, double rtol = 1e-05, double atol = 1e-08, bool equal_nan = false) => Allclose.Number(this, target, rtol, atol, equal_nan).ToBoolean();
    }
}
