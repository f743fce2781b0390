using Fathom.Torch;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Adds another, broadcast.</summary>
        public Tensor add(Tensor target) => Aten.add_Tensor(this, target);

        /// <summary>Adds another, broadcast, which is multiplied by <paramref name="alpha"/> before.</summary>
        public Tensor add(Tensor target, Scalar alpha) => Aten.add_Tensor(this, target, alpha);

        /// <summary>Adds another, broadcast, in place.</summary>
        public Tensor add_(Tensor target)
        {
            Aten.add__Tensor(this, target);
            return this;
        }

        /// <summary>Adds another, broadcast, which is multiplied by <paramref name="alpha"/> before, in place.</summary>
        public Tensor add_(Tensor target, Scalar alpha)
        {
            Aten.add__Tensor(this, target, alpha);
            return this;
        }

        /// <summary>Adds another, broadcast.</summary>
        public Tensor add(Scalar scalar) => Aten.add_Scalar(this, scalar);

        /// <summary>Adds another, broadcast, which is multiplied by <paramref name="alpha"/> before.</summary>
        public Tensor add(Scalar scalar, Scalar alpha) => Aten.add_Scalar(this, scalar, alpha);

        /// <summary>Adds another, broadcast, in place.</summary>
        public Tensor add_(Scalar scalar)
        {
            Aten.add__Scalar(this, scalar);
            return this;
        }

        /// <summary>Adds another, broadcast, which is multiplied by <paramref name="alpha"/> before, in place.</summary>
        public Tensor add_(Scalar scalar, Scalar alpha)
        {
            Aten.add__Scalar(this, scalar, alpha);
            return this;
        }

        /// <summary>Subtracts another, broadcast.</summary>
        public Tensor sub(Tensor target) => Aten.sub_Tensor(this, target);

        /// <summary>Subtracts another, broadcast, which is multiplied by <paramref name="alpha"/> before.</summary>
        public Tensor sub(Tensor target, Scalar alpha) => Aten.sub_Tensor(this, target, alpha);

        /// <summary>Subtracts another, broadcast, in place.</summary>
        public Tensor sub_(Tensor target)
        {
            Aten.sub__Tensor(this, target);
            return this;
        }

        /// <summary>Subtracts another, broadcast, which is multiplied by <paramref name="alpha"/> before, in place.</summary>
        public Tensor sub_(Tensor target, Scalar alpha)
        {
            Aten.sub__Tensor(this, target, alpha);
            return this;
        }

        /// <summary>Subtracts another, broadcast.</summary>
        public Tensor sub(Scalar scalar) => Aten.sub_Scalar(this, scalar);

        /// <summary>Subtracts another, broadcast, which is multiplied by <paramref name="alpha"/> before.</summary>
        public Tensor sub(Scalar scalar, Scalar alpha) => Aten.sub_Scalar(this, scalar, alpha);

        /// <summary>Subtracts another, broadcast, in place.</summary>
        public Tensor sub_(Scalar scalar)
        {
            Aten.sub__Scalar(this, scalar);
            return this;
        }

        /// <summary>Subtracts another, broadcast, which is multiplied by <paramref name="alpha"/> before, in place.</summary>
        public Tensor sub_(Scalar scalar, Scalar alpha)
        {
            Aten.sub__Scalar(this, scalar, alpha);
            return this;
        }

        /// <summary>Multiplies by another, broadcast.</summary>
        public Tensor mul(Tensor target) => Aten.mul_Tensor(this, target);

        /// <summary>Multiplies by another, broadcast, in place.</summary>
        public Tensor mul_(Tensor target)
        {
            Aten.mul__Tensor(this, target);
            return this;
        }

        /// <summary>Multiplies by another, broadcast.</summary>
        public Tensor mul(Scalar scalar) => Aten.mul_Scalar(this, scalar);

        /// <summary>Multiplies by another, broadcast, in place.</summary>
        public Tensor mul_(Scalar scalar)
        {
            Aten.mul__Scalar(this, scalar);
            return this;
        }

        /// <summary>Divides by another, broadcast.</summary>
        public Tensor div(Tensor target) => Aten.div_Tensor(this, target);

        /// <summary>Divides by another, broadcast, in place.</summary>
        public Tensor div_(Tensor target)
        {
            Aten.div__Tensor(this, target);
            return this;
        }

        /// <summary>Divides by another, broadcast.</summary>
        public Tensor div(Scalar scalar) => Aten.div_Scalar(this, scalar);

        /// <summary>Divides by another, broadcast, in place.</summary>
        public Tensor div_(Scalar scalar)
        {
            Aten.div__Scalar(this, scalar);
            return this;
        }

        /// <summary>Remainder with the sign of the divisor.</summary>
        public Tensor remainder(Tensor target) => Aten.remainder_Tensor(this, target);

        /// <summary>Remainder with the sign of the divisor, in place.</summary>
        public Tensor remainder_(Tensor target)
        {
            Aten.remainder__Tensor(this, target);
            return this;
        }

        /// <summary>Remainder with the sign of the divisor.</summary>
        public Tensor remainder(Scalar scalar) => Aten.remainder_Scalar(this, scalar);

        /// <summary>Remainder with the sign of the divisor, in place.</summary>
        public Tensor remainder_(Scalar scalar)
        {
            Aten.remainder__Scalar(this, scalar);
            return this;
        }

        /// <summary>x to the power of <paramref name="exponent"/>.</summary>
        public Tensor pow(Tensor exponent) => Aten.pow_Tensor_Tensor(this, exponent);

        /// <summary>x to the power of <paramref name="exponent"/>.</summary>
        public Tensor pow(Scalar exponent) => Aten.pow_Tensor_Scalar(this, exponent);

        /// <summary>x to the power of <paramref name="exponent"/>, in place.</summary>
        public Tensor pow_(Scalar exponent)
        {
            Aten.pow__Scalar(this, exponent);
            return this;
        }

        /// <summary>Angle of the point (<paramref name="other"/>, x), in radians.</summary>
        public Tensor atan2(Tensor other) => Aten.atan2(this, other);

        /// <summary>The larger of two, element by element.</summary>
        public Tensor maximum(Tensor other) => Aten.maximum(this, other);

        /// <summary>The smaller of two, element by element.</summary>
        public Tensor minimum(Tensor other) => Aten.minimum(this, other);

        /// <summary>True where both are not 0.</summary>
        public Tensor logical_and(Tensor other) => Aten.logical_and(this, other);

        /// <summary>True where one is not 0.</summary>
        public Tensor logical_or(Tensor other) => Aten.logical_or(this, other);

        /// <summary>True where exactly one is not 0.</summary>
        public Tensor logical_xor(Tensor other) => Aten.logical_xor(this, other);

        /// <summary>Limits every element to [<paramref name="min"/>, <paramref name="max"/>]; a bound may be null.</summary>
        public Tensor clamp(Scalar? min = null, Scalar? max = null) => Aten.clamp(this, min, max);

        /// <summary>Raises every element to at least <paramref name="min"/>.</summary>
        public Tensor clamp_min(Scalar min) => Aten.clamp_min(this, min);

        /// <summary>Lowers every element to at most <paramref name="max"/>.</summary>
        public Tensor clamp_max(Scalar max) => Aten.clamp_max(this, max);

        /// <summary>Adds <paramref name="value"/> · <paramref name="tensor1"/> · <paramref name="tensor2"/>.</summary>
        public Tensor addcmul(Tensor tensor1, Tensor tensor2, Scalar value) => Aten.addcmul(this, tensor1, tensor2, value);

        /// <summary>Adds <paramref name="value"/> · <paramref name="tensor1"/> / <paramref name="tensor2"/>.</summary>
        public Tensor addcdiv(Tensor tensor1, Tensor tensor2, Scalar value) => Aten.addcdiv(this, tensor1, tensor2, value);

        /// <summary>Limits every element to [<paramref name="min"/>, <paramref name="max"/>]; a bound may be null, in place.</summary>
        public Tensor clamp_(Scalar? min = null, Scalar? max = null)
        {
            Aten.clamp_(this, min, max);
            return this;
        }

        /// <summary>Raises every element to at least <paramref name="min"/>, in place.</summary>
        public Tensor clamp_min_(Scalar min)
        {
            Aten.clamp_min_(this, min);
            return this;
        }

        /// <summary>Lowers every element to at most <paramref name="max"/>, in place.</summary>
        public Tensor clamp_max_(Scalar max)
        {
            Aten.clamp_max_(this, max);
            return this;
        }

        /// <summary>Adds <paramref name="value"/> · <paramref name="tensor1"/> · <paramref name="tensor2"/>, in place.</summary>
        public Tensor addcmul_(Tensor tensor1, Tensor tensor2, Scalar value)
        {
            Aten.addcmul_(this, tensor1, tensor2, value);
            return this;
        }

        /// <summary>Adds <paramref name="value"/> · <paramref name="tensor1"/> / <paramref name="tensor2"/>, in place.</summary>
        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2, Scalar value)
        {
            Aten.addcdiv_(this, tensor1, tensor2, value);
            return this;
        }

        /// <summary>Goes from this to <paramref name="end"/> by the share <paramref name="weight"/>.</summary>
        public Tensor lerp(Tensor end, Scalar weight) => Aten.lerp_Scalar(this, end, weight);

        /// <summary>Goes from this to <paramref name="end"/> by the share <paramref name="weight"/>, in place.</summary>
        public Tensor lerp_(Tensor end, Scalar weight)
        {
            Aten.lerp__Scalar(this, end, weight);
            return this;
        }

        /// <summary>Replaces not-a-number and infinities by numbers; null for the type's largest and smallest.</summary>
        public Tensor nan_to_num(double? nan = null, double? posinf = null, double? neginf = null) => Aten.nan_to_num(this, nan, posinf, neginf);
    }
}
