using Fathom.Torch;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly Operator AddTensor = new("aten::add", "Tensor");
        private static readonly Operator AddTensorInPlace = new("aten::add_", "Tensor");
        private static readonly Operator AddScalar = new("aten::add", "Scalar");
        private static readonly Operator AddScalarInPlace = new("aten::add_", "Scalar");
        private static readonly Operator SubTensor = new("aten::sub", "Tensor");
        private static readonly Operator SubTensorInPlace = new("aten::sub_", "Tensor");
        private static readonly Operator SubScalar = new("aten::sub", "Scalar");
        private static readonly Operator SubScalarInPlace = new("aten::sub_", "Scalar");
        private static readonly Operator MulTensor = new("aten::mul", "Tensor");
        private static readonly Operator MulTensorInPlace = new("aten::mul_", "Tensor");
        private static readonly Operator MulScalar = new("aten::mul", "Scalar");
        private static readonly Operator MulScalarInPlace = new("aten::mul_", "Scalar");
        private static readonly Operator DivTensor = new("aten::div", "Tensor");
        private static readonly Operator DivTensorInPlace = new("aten::div_", "Tensor");
        private static readonly Operator DivScalar = new("aten::div", "Scalar");
        private static readonly Operator DivScalarInPlace = new("aten::div_", "Scalar");
        private static readonly Operator RemainderTensor = new("aten::remainder", "Tensor");
        private static readonly Operator RemainderTensorInPlace = new("aten::remainder_", "Tensor");
        private static readonly Operator RemainderScalar = new("aten::remainder", "Scalar");
        private static readonly Operator RemainderScalarInPlace = new("aten::remainder_", "Scalar");
        private static readonly Operator PowTensorTensor = new("aten::pow", "Tensor_Tensor");
        private static readonly Operator PowTensorScalar = new("aten::pow", "Tensor_Scalar");
        private static readonly Operator PowScalarInPlace = new("aten::pow_", "Scalar");
        private static readonly Operator Atan2 = new("aten::atan2");
        private static readonly Operator Maximum = new("aten::maximum");
        private static readonly Operator Minimum = new("aten::minimum");
        private static readonly Operator LogicalAnd = new("aten::logical_and");
        private static readonly Operator LogicalOr = new("aten::logical_or");
        private static readonly Operator LogicalXor = new("aten::logical_xor");
        private static readonly Operator Clamp = new("aten::clamp");
        private static readonly Operator ClampMin = new("aten::clamp_min");
        private static readonly Operator ClampMax = new("aten::clamp_max");
        private static readonly Operator Addcmul = new("aten::addcmul");
        private static readonly Operator Addcdiv = new("aten::addcdiv");
        private static readonly Operator ClampInPlace = new("aten::clamp_");
        private static readonly Operator ClampMinInPlace = new("aten::clamp_min_");
        private static readonly Operator ClampMaxInPlace = new("aten::clamp_max_");
        private static readonly Operator AddcmulInPlace = new("aten::addcmul_");
        private static readonly Operator AddcdivInPlace = new("aten::addcdiv_");
        private static readonly Operator LerpScalar = new("aten::lerp", "Scalar");
        private static readonly Operator LerpScalarInPlace = new("aten::lerp_", "Scalar");
        private static readonly Operator NanToNum = new("aten::nan_to_num");

        /// <summary>Adds another, broadcast.</summary>
        public Tensor add(Tensor target) => AddTensor.Tensor(this, target);

        /// <summary>Adds another, broadcast, which is multiplied by <paramref name="alpha"/> before.</summary>
        public Tensor add(Tensor target, Scalar alpha) => AddTensor.Tensor(this, target, alpha);

        /// <summary>Adds another, broadcast, in place.</summary>
        public Tensor add_(Tensor target)
        {
            AddTensorInPlace.Do(this, target);
            return this;
        }

        /// <summary>Adds another, broadcast, which is multiplied by <paramref name="alpha"/> before, in place.</summary>
        public Tensor add_(Tensor target, Scalar alpha)
        {
            AddTensorInPlace.Do(this, target, alpha);
            return this;
        }

        /// <summary>Adds another, broadcast.</summary>
        public Tensor add(Scalar scalar) => AddScalar.Tensor(this, scalar);

        /// <summary>Adds another, broadcast, which is multiplied by <paramref name="alpha"/> before.</summary>
        public Tensor add(Scalar scalar, Scalar alpha) => AddScalar.Tensor(this, scalar, alpha);

        /// <summary>Adds another, broadcast, in place.</summary>
        public Tensor add_(Scalar scalar)
        {
            AddScalarInPlace.Do(this, scalar);
            return this;
        }

        /// <summary>Adds another, broadcast, which is multiplied by <paramref name="alpha"/> before, in place.</summary>
        public Tensor add_(Scalar scalar, Scalar alpha)
        {
            AddScalarInPlace.Do(this, scalar, alpha);
            return this;
        }

        /// <summary>Subtracts another, broadcast.</summary>
        public Tensor sub(Tensor target) => SubTensor.Tensor(this, target);

        /// <summary>Subtracts another, broadcast, which is multiplied by <paramref name="alpha"/> before.</summary>
        public Tensor sub(Tensor target, Scalar alpha) => SubTensor.Tensor(this, target, alpha);

        /// <summary>Subtracts another, broadcast, in place.</summary>
        public Tensor sub_(Tensor target)
        {
            SubTensorInPlace.Do(this, target);
            return this;
        }

        /// <summary>Subtracts another, broadcast, which is multiplied by <paramref name="alpha"/> before, in place.</summary>
        public Tensor sub_(Tensor target, Scalar alpha)
        {
            SubTensorInPlace.Do(this, target, alpha);
            return this;
        }

        /// <summary>Subtracts another, broadcast.</summary>
        public Tensor sub(Scalar scalar) => SubScalar.Tensor(this, scalar);

        /// <summary>Subtracts another, broadcast, which is multiplied by <paramref name="alpha"/> before.</summary>
        public Tensor sub(Scalar scalar, Scalar alpha) => SubScalar.Tensor(this, scalar, alpha);

        /// <summary>Subtracts another, broadcast, in place.</summary>
        public Tensor sub_(Scalar scalar)
        {
            SubScalarInPlace.Do(this, scalar);
            return this;
        }

        /// <summary>Subtracts another, broadcast, which is multiplied by <paramref name="alpha"/> before, in place.</summary>
        public Tensor sub_(Scalar scalar, Scalar alpha)
        {
            SubScalarInPlace.Do(this, scalar, alpha);
            return this;
        }

        /// <summary>Multiplies by another, broadcast.</summary>
        public Tensor mul(Tensor target) => MulTensor.Tensor(this, target);

        /// <summary>Multiplies by another, broadcast, in place.</summary>
        public Tensor mul_(Tensor target)
        {
            MulTensorInPlace.Do(this, target);
            return this;
        }

        /// <summary>Multiplies by another, broadcast.</summary>
        public Tensor mul(Scalar scalar) => MulScalar.Tensor(this, scalar);

        /// <summary>Multiplies by another, broadcast, in place.</summary>
        public Tensor mul_(Scalar scalar)
        {
            MulScalarInPlace.Do(this, scalar);
            return this;
        }

        /// <summary>Divides by another, broadcast.</summary>
        public Tensor div(Tensor target) => DivTensor.Tensor(this, target);

        /// <summary>Divides by another, broadcast, in place.</summary>
        public Tensor div_(Tensor target)
        {
            DivTensorInPlace.Do(this, target);
            return this;
        }

        /// <summary>Divides by another, broadcast.</summary>
        public Tensor div(Scalar scalar) => DivScalar.Tensor(this, scalar);

        /// <summary>Divides by another, broadcast, in place.</summary>
        public Tensor div_(Scalar scalar)
        {
            DivScalarInPlace.Do(this, scalar);
            return this;
        }

        /// <summary>Remainder with the sign of the divisor.</summary>
        public Tensor remainder(Tensor target) => RemainderTensor.Tensor(this, target);

        /// <summary>Remainder with the sign of the divisor, in place.</summary>
        public Tensor remainder_(Tensor target)
        {
            RemainderTensorInPlace.Do(this, target);
            return this;
        }

        /// <summary>Remainder with the sign of the divisor.</summary>
        public Tensor remainder(Scalar scalar) => RemainderScalar.Tensor(this, scalar);

        /// <summary>Remainder with the sign of the divisor, in place.</summary>
        public Tensor remainder_(Scalar scalar)
        {
            RemainderScalarInPlace.Do(this, scalar);
            return this;
        }

        /// <summary>x to the power of <paramref name="exponent"/>.</summary>
        public Tensor pow(Tensor exponent) => PowTensorTensor.Tensor(this, exponent);

        /// <summary>x to the power of <paramref name="exponent"/>.</summary>
        public Tensor pow(Scalar exponent) => PowTensorScalar.Tensor(this, exponent);

        /// <summary>x to the power of <paramref name="exponent"/>, in place.</summary>
        public Tensor pow_(Scalar exponent)
        {
            PowScalarInPlace.Do(this, exponent);
            return this;
        }

        /// <summary>Angle of the point (<paramref name="other"/>, x), in radians.</summary>
        public Tensor atan2(Tensor other) => Atan2.Tensor(this, other);

        /// <summary>The larger of two, element by element.</summary>
        public Tensor maximum(Tensor other) => Maximum.Tensor(this, other);

        /// <summary>The smaller of two, element by element.</summary>
        public Tensor minimum(Tensor other) => Minimum.Tensor(this, other);

        /// <summary>True where both are not 0.</summary>
        public Tensor logical_and(Tensor other) => LogicalAnd.Tensor(this, other);

        /// <summary>True where one is not 0.</summary>
        public Tensor logical_or(Tensor other) => LogicalOr.Tensor(this, other);

        /// <summary>True where exactly one is not 0.</summary>
        public Tensor logical_xor(Tensor other) => LogicalXor.Tensor(this, other);

        /// <summary>Limits every element to [<paramref name="min"/>, <paramref name="max"/>]; a bound may be null.</summary>
        public Tensor clamp(Scalar? min = null, Scalar? max = null) => Clamp.Tensor(this, min, max);

        /// <summary>Raises every element to at least <paramref name="min"/>.</summary>
        public Tensor clamp_min(Scalar min) => ClampMin.Tensor(this, min);

        /// <summary>Lowers every element to at most <paramref name="max"/>.</summary>
        public Tensor clamp_max(Scalar max) => ClampMax.Tensor(this, max);

        /// <summary>Adds <paramref name="value"/> · <paramref name="tensor1"/> · <paramref name="tensor2"/>.</summary>
        public Tensor addcmul(Tensor tensor1, Tensor tensor2, Scalar value) => Addcmul.Tensor(this, tensor1, tensor2, value);

        /// <summary>Adds <paramref name="value"/> · <paramref name="tensor1"/> / <paramref name="tensor2"/>.</summary>
        public Tensor addcdiv(Tensor tensor1, Tensor tensor2, Scalar value) => Addcdiv.Tensor(this, tensor1, tensor2, value);

        /// <summary>Limits every element to [<paramref name="min"/>, <paramref name="max"/>]; a bound may be null, in place.</summary>
        public Tensor clamp_(Scalar? min = null, Scalar? max = null)
        {
            ClampInPlace.Do(this, min, max);
            return this;
        }

        /// <summary>Raises every element to at least <paramref name="min"/>, in place.</summary>
        public Tensor clamp_min_(Scalar min)
        {
            ClampMinInPlace.Do(this, min);
            return this;
        }

        /// <summary>Lowers every element to at most <paramref name="max"/>, in place.</summary>
        public Tensor clamp_max_(Scalar max)
        {
            ClampMaxInPlace.Do(this, max);
            return this;
        }

        /// <summary>Adds <paramref name="value"/> · <paramref name="tensor1"/> · <paramref name="tensor2"/>, in place.</summary>
        public Tensor addcmul_(Tensor tensor1, Tensor tensor2, Scalar value)
        {
            AddcmulInPlace.Do(this, tensor1, tensor2, value);
            return this;
        }

        /// <summary>Adds <paramref name="value"/> · <paramref name="tensor1"/> / <paramref name="tensor2"/>, in place.</summary>
        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2, Scalar value)
        {
            AddcdivInPlace.Do(this, tensor1, tensor2, value);
            return this;
        }

        /// <summary>Goes from this to <paramref name="end"/> by the share <paramref name="weight"/>.</summary>
        public Tensor lerp(Tensor end, Scalar weight) => LerpScalar.Tensor(this, end, weight);

        /// <summary>Goes from this to <paramref name="end"/> by the share <paramref name="weight"/>, in place.</summary>
        public Tensor lerp_(Tensor end, Scalar weight)
        {
            LerpScalarInPlace.Do(this, end, weight);
            return this;
        }

        /// <summary>Replaces not-a-number and infinities by numbers; null for the type's largest and smallest.</summary>
        public Tensor nan_to_num(double? nan = null, double? posinf = null, double? neginf = null) => NanToNum.Tensor(this, nan, posinf, neginf);
    }
}
