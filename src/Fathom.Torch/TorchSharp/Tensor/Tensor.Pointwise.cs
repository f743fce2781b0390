using Fathom.Torch;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly Operator Abs = new("aten::abs");
        private static readonly Operator AbsInPlace = new("aten::abs_");
        private static readonly Operator Neg = new("aten::neg");
        private static readonly Operator NegInPlace = new("aten::neg_");
        private static readonly Operator Sqrt = new("aten::sqrt");
        private static readonly Operator SqrtInPlace = new("aten::sqrt_");
        private static readonly Operator Rsqrt = new("aten::rsqrt");
        private static readonly Operator RsqrtInPlace = new("aten::rsqrt_");
        private static readonly Operator Square = new("aten::square");
        private static readonly Operator SquareInPlace = new("aten::square_");
        private static readonly Operator Reciprocal = new("aten::reciprocal");
        private static readonly Operator ReciprocalInPlace = new("aten::reciprocal_");
        private static readonly Operator Exp = new("aten::exp");
        private static readonly Operator ExpInPlace = new("aten::exp_");
        private static readonly Operator Expm1 = new("aten::expm1");
        private static readonly Operator Expm1InPlace = new("aten::expm1_");
        private static readonly Operator Log = new("aten::log");
        private static readonly Operator LogInPlace = new("aten::log_");
        private static readonly Operator Log1p = new("aten::log1p");
        private static readonly Operator Log1pInPlace = new("aten::log1p_");
        private static readonly Operator Log2 = new("aten::log2");
        private static readonly Operator Log2InPlace = new("aten::log2_");
        private static readonly Operator Log10 = new("aten::log10");
        private static readonly Operator Log10InPlace = new("aten::log10_");
        private static readonly Operator Sin = new("aten::sin");
        private static readonly Operator SinInPlace = new("aten::sin_");
        private static readonly Operator Cos = new("aten::cos");
        private static readonly Operator CosInPlace = new("aten::cos_");
        private static readonly Operator Tan = new("aten::tan");
        private static readonly Operator TanInPlace = new("aten::tan_");
        private static readonly Operator Atan = new("aten::atan");
        private static readonly Operator AtanInPlace = new("aten::atan_");
        private static readonly Operator Tanh = new("aten::tanh");
        private static readonly Operator TanhInPlace = new("aten::tanh_");
        private static readonly Operator Sigmoid = new("aten::sigmoid");
        private static readonly Operator SigmoidInPlace = new("aten::sigmoid_");
        private static readonly Operator Erf = new("aten::erf");
        private static readonly Operator ErfInPlace = new("aten::erf_");
        private static readonly Operator Floor = new("aten::floor");
        private static readonly Operator FloorInPlace = new("aten::floor_");
        private static readonly Operator Ceil = new("aten::ceil");
        private static readonly Operator CeilInPlace = new("aten::ceil_");
        private static readonly Operator Round = new("aten::round");
        private static readonly Operator RoundInPlace = new("aten::round_");
        private static readonly Operator Trunc = new("aten::trunc");
        private static readonly Operator TruncInPlace = new("aten::trunc_");
        private static readonly Operator Frac = new("aten::frac");
        private static readonly Operator FracInPlace = new("aten::frac_");
        private static readonly Operator Relu = new("aten::relu");
        private static readonly Operator ReluInPlace = new("aten::relu_");
        private static readonly Operator Sign = new("aten::sign");
        private static readonly Operator Isnan = new("aten::isnan");
        private static readonly Operator Isinf = new("aten::isinf");
        private static readonly Operator Isfinite = new("aten::isfinite");
        private static readonly Operator LogicalNot = new("aten::logical_not");

        /// <summary>Absolute value.</summary>
        public Tensor abs() => Abs.Tensor(this);

        /// <summary>Absolute value, in place.</summary>
        public Tensor abs_()
        {
            AbsInPlace.Do(this);
            return this;
        }

        /// <summary>The negative.</summary>
        public Tensor neg() => Neg.Tensor(this);

        /// <summary>The negative, in place.</summary>
        public Tensor neg_()
        {
            NegInPlace.Do(this);
            return this;
        }

        /// <summary>Square root.</summary>
        public Tensor sqrt() => Sqrt.Tensor(this);

        /// <summary>Square root, in place.</summary>
        public Tensor sqrt_()
        {
            SqrtInPlace.Do(this);
            return this;
        }

        /// <summary>1 / square root.</summary>
        public Tensor rsqrt() => Rsqrt.Tensor(this);

        /// <summary>1 / square root, in place.</summary>
        public Tensor rsqrt_()
        {
            RsqrtInPlace.Do(this);
            return this;
        }

        /// <summary>The square.</summary>
        public Tensor square() => Square.Tensor(this);

        /// <summary>The square, in place.</summary>
        public Tensor square_()
        {
            SquareInPlace.Do(this);
            return this;
        }

        /// <summary>1 / x.</summary>
        public Tensor reciprocal() => Reciprocal.Tensor(this);

        /// <summary>1 / x, in place.</summary>
        public Tensor reciprocal_()
        {
            ReciprocalInPlace.Do(this);
            return this;
        }

        /// <summary>e to the power of x.</summary>
        public Tensor exp() => Exp.Tensor(this);

        /// <summary>e to the power of x, in place.</summary>
        public Tensor exp_()
        {
            ExpInPlace.Do(this);
            return this;
        }

        /// <summary>e to the power of x, minus 1, exact near 0.</summary>
        public Tensor expm1() => Expm1.Tensor(this);

        /// <summary>e to the power of x, minus 1, exact near 0, in place.</summary>
        public Tensor expm1_()
        {
            Expm1InPlace.Do(this);
            return this;
        }

        /// <summary>Natural logarithm.</summary>
        public Tensor log() => Log.Tensor(this);

        /// <summary>Natural logarithm, in place.</summary>
        public Tensor log_()
        {
            LogInPlace.Do(this);
            return this;
        }

        /// <summary>Natural logarithm of 1 + x, exact near 0.</summary>
        public Tensor log1p() => Log1p.Tensor(this);

        /// <summary>Natural logarithm of 1 + x, exact near 0, in place.</summary>
        public Tensor log1p_()
        {
            Log1pInPlace.Do(this);
            return this;
        }

        /// <summary>Logarithm to base 2.</summary>
        public Tensor log2() => Log2.Tensor(this);

        /// <summary>Logarithm to base 2, in place.</summary>
        public Tensor log2_()
        {
            Log2InPlace.Do(this);
            return this;
        }

        /// <summary>Logarithm to base 10.</summary>
        public Tensor log10() => Log10.Tensor(this);

        /// <summary>Logarithm to base 10, in place.</summary>
        public Tensor log10_()
        {
            Log10InPlace.Do(this);
            return this;
        }

        /// <summary>Sine.</summary>
        public Tensor sin() => Sin.Tensor(this);

        /// <summary>Sine, in place.</summary>
        public Tensor sin_()
        {
            SinInPlace.Do(this);
            return this;
        }

        /// <summary>Cosine.</summary>
        public Tensor cos() => Cos.Tensor(this);

        /// <summary>Cosine, in place.</summary>
        public Tensor cos_()
        {
            CosInPlace.Do(this);
            return this;
        }

        /// <summary>Tangent.</summary>
        public Tensor tan() => Tan.Tensor(this);

        /// <summary>Tangent, in place.</summary>
        public Tensor tan_()
        {
            TanInPlace.Do(this);
            return this;
        }

        /// <summary>Arc tangent.</summary>
        public Tensor atan() => Atan.Tensor(this);

        /// <summary>Arc tangent, in place.</summary>
        public Tensor atan_()
        {
            AtanInPlace.Do(this);
            return this;
        }

        /// <summary>Hyperbolic tangent.</summary>
        public Tensor tanh() => Tanh.Tensor(this);

        /// <summary>Hyperbolic tangent, in place.</summary>
        public Tensor tanh_()
        {
            TanhInPlace.Do(this);
            return this;
        }

        /// <summary>1 / (1 + e^-x).</summary>
        public Tensor sigmoid() => Sigmoid.Tensor(this);

        /// <summary>1 / (1 + e^-x), in place.</summary>
        public Tensor sigmoid_()
        {
            SigmoidInPlace.Do(this);
            return this;
        }

        /// <summary>Error function.</summary>
        public Tensor erf() => Erf.Tensor(this);

        /// <summary>Error function, in place.</summary>
        public Tensor erf_()
        {
            ErfInPlace.Do(this);
            return this;
        }

        /// <summary>The next whole number below.</summary>
        public Tensor floor() => Floor.Tensor(this);

        /// <summary>The next whole number below, in place.</summary>
        public Tensor floor_()
        {
            FloorInPlace.Do(this);
            return this;
        }

        /// <summary>The next whole number above.</summary>
        public Tensor ceil() => Ceil.Tensor(this);

        /// <summary>The next whole number above, in place.</summary>
        public Tensor ceil_()
        {
            CeilInPlace.Do(this);
            return this;
        }

        /// <summary>The nearest whole number, halves to even.</summary>
        public Tensor round() => Round.Tensor(this);

        /// <summary>The nearest whole number, halves to even, in place.</summary>
        public Tensor round_()
        {
            RoundInPlace.Do(this);
            return this;
        }

        /// <summary>Cuts the fraction off.</summary>
        public Tensor trunc() => Trunc.Tensor(this);

        /// <summary>Cuts the fraction off, in place.</summary>
        public Tensor trunc_()
        {
            TruncInPlace.Do(this);
            return this;
        }

        /// <summary>The fraction.</summary>
        public Tensor frac() => Frac.Tensor(this);

        /// <summary>The fraction, in place.</summary>
        public Tensor frac_()
        {
            FracInPlace.Do(this);
            return this;
        }

        /// <summary>max(x, 0).</summary>
        public Tensor relu() => Relu.Tensor(this);

        /// <summary>max(x, 0), in place.</summary>
        public Tensor relu_()
        {
            ReluInPlace.Do(this);
            return this;
        }

        /// <summary>-1, 0 or 1.</summary>
        public Tensor sign() => Sign.Tensor(this);

        /// <summary>True for not a number.</summary>
        public Tensor isnan() => Isnan.Tensor(this);

        /// <summary>True for ±∞.</summary>
        public Tensor isinf() => Isinf.Tensor(this);

        /// <summary>True for what is neither infinite nor not a number.</summary>
        public Tensor isfinite() => Isfinite.Tensor(this);

        /// <summary>True where x is 0.</summary>
        public Tensor logical_not() => LogicalNot.Tensor(this);
    }
}
