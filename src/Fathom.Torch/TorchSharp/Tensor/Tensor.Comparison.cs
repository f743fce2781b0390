using Fathom.Torch;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>True where equal.</summary>
        public Tensor eq(Tensor target) => Aten.eq_Tensor(this, target);

        /// <summary>True where equal.</summary>
        public Tensor eq(Scalar target) => Aten.eq_Scalar(this, target);

        /// <summary>True where different.</summary>
        public Tensor ne(Tensor target) => Aten.ne_Tensor(this, target);

        /// <summary>True where different.</summary>
        public Tensor ne(Scalar target) => Aten.ne_Scalar(this, target);

        /// <summary>True where smaller.</summary>
        public Tensor lt(Tensor target) => Aten.lt_Tensor(this, target);

        /// <summary>True where smaller.</summary>
        public Tensor lt(Scalar target) => Aten.lt_Scalar(this, target);

        /// <summary>True where smaller or equal.</summary>
        public Tensor le(Tensor target) => Aten.le_Tensor(this, target);

        /// <summary>True where smaller or equal.</summary>
        public Tensor le(Scalar target) => Aten.le_Scalar(this, target);

        /// <summary>True where larger.</summary>
        public Tensor gt(Tensor target) => Aten.gt_Tensor(this, target);

        /// <summary>True where larger.</summary>
        public Tensor gt(Scalar target) => Aten.gt_Scalar(this, target);

        /// <summary>True where larger or equal.</summary>
        public Tensor ge(Tensor target) => Aten.ge_Tensor(this, target);

        /// <summary>True where larger or equal.</summary>
        public Tensor ge(Scalar target) => Aten.ge_Scalar(this, target);

        /// <summary>Where elements differ by at most <paramref name="atol"/> + <paramref name="rtol"/> · |other|.</summary>
        public Tensor isclose(Tensor other, double rtol = 1e-05, double atol = 1e-08, bool nanEqual = false) => Aten.isclose(this, other, rtol, atol, nanEqual);

        /// <summary>True where the shapes and all elements are the same.</summary>
        public bool equal(Tensor target) => Aten.equal(this, target);

        /// <summary>True where all elements differ by at most <paramref name="atol"/> + <paramref name="rtol"/> · |target|.</summary>
        public bool allclose(Tensor target, double rtol = 1e-05, double atol = 1e-08, bool equal_nan = false) => Aten.allclose(this, target, rtol, atol, equal_nan);
    }
}
