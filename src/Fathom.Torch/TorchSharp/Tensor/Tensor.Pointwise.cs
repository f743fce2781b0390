using Fathom.Torch;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Absolute value.</summary>
        public Tensor abs() => Aten.abs(this);

        /// <summary>Absolute value, in place.</summary>
        public Tensor abs_()
        {
            Aten.abs_(this);
            return this;
        }

        /// <summary>The negative.</summary>
        public Tensor neg() => Aten.neg(this);

        /// <summary>The negative, in place.</summary>
        public Tensor neg_()
        {
            Aten.neg_(this);
            return this;
        }

        /// <summary>Square root.</summary>
        public Tensor sqrt() => Aten.sqrt(this);

        /// <summary>Square root, in place.</summary>
        public Tensor sqrt_()
        {
            Aten.sqrt_(this);
            return this;
        }

        /// <summary>1 / square root.</summary>
        public Tensor rsqrt() => Aten.rsqrt(this);

        /// <summary>1 / square root, in place.</summary>
        public Tensor rsqrt_()
        {
            Aten.rsqrt_(this);
            return this;
        }

        /// <summary>The square.</summary>
        public Tensor square() => Aten.square(this);

        /// <summary>The square, in place.</summary>
        public Tensor square_()
        {
            Aten.square_(this);
            return this;
        }

        /// <summary>1 / x.</summary>
        public Tensor reciprocal() => Aten.reciprocal(this);

        /// <summary>1 / x, in place.</summary>
        public Tensor reciprocal_()
        {
            Aten.reciprocal_(this);
            return this;
        }

        /// <summary>e to the power of x.</summary>
        public Tensor exp() => Aten.exp(this);

        /// <summary>e to the power of x, in place.</summary>
        public Tensor exp_()
        {
            Aten.exp_(this);
            return this;
        }

        /// <summary>e to the power of x, minus 1, exact near 0.</summary>
        public Tensor expm1() => Aten.expm1(this);

        /// <summary>e to the power of x, minus 1, exact near 0, in place.</summary>
        public Tensor expm1_()
        {
            Aten.expm1_(this);
            return this;
        }

        /// <summary>Natural logarithm.</summary>
        public Tensor log() => Aten.log(this);

        /// <summary>Natural logarithm, in place.</summary>
        public Tensor log_()
        {
            Aten.log_(this);
            return this;
        }

        /// <summary>Natural logarithm of 1 + x, exact near 0.</summary>
        public Tensor log1p() => Aten.log1p(this);

        /// <summary>Natural logarithm of 1 + x, exact near 0, in place.</summary>
        public Tensor log1p_()
        {
            Aten.log1p_(this);
            return this;
        }

        /// <summary>Logarithm to base 2.</summary>
        public Tensor log2() => Aten.log2(this);

        /// <summary>Logarithm to base 2, in place.</summary>
        public Tensor log2_()
        {
            Aten.log2_(this);
            return this;
        }

        /// <summary>Logarithm to base 10.</summary>
        public Tensor log10() => Aten.log10(this);

        /// <summary>Logarithm to base 10, in place.</summary>
        public Tensor log10_()
        {
            Aten.log10_(this);
            return this;
        }

        /// <summary>Sine.</summary>
        public Tensor sin() => Aten.sin(this);

        /// <summary>Sine, in place.</summary>
        public Tensor sin_()
        {
            Aten.sin_(this);
            return this;
        }

        /// <summary>Cosine.</summary>
        public Tensor cos() => Aten.cos(this);

        /// <summary>Cosine, in place.</summary>
        public Tensor cos_()
        {
            Aten.cos_(this);
            return this;
        }

        /// <summary>Tangent.</summary>
        public Tensor tan() => Aten.tan(this);

        /// <summary>Tangent, in place.</summary>
        public Tensor tan_()
        {
            Aten.tan_(this);
            return this;
        }

        /// <summary>Arc tangent.</summary>
        public Tensor atan() => Aten.atan(this);

        /// <summary>Arc tangent, in place.</summary>
        public Tensor atan_()
        {
            Aten.atan_(this);
            return this;
        }

        /// <summary>Hyperbolic tangent.</summary>
        public Tensor tanh() => Aten.tanh(this);

        /// <summary>Hyperbolic tangent, in place.</summary>
        public Tensor tanh_()
        {
            Aten.tanh_(this);
            return this;
        }

        /// <summary>1 / (1 + e^-x).</summary>
        public Tensor sigmoid() => Aten.sigmoid(this);

        /// <summary>1 / (1 + e^-x), in place.</summary>
        public Tensor sigmoid_()
        {
            Aten.sigmoid_(this);
            return this;
        }

        /// <summary>Error function.</summary>
        public Tensor erf() => Aten.erf(this);

        /// <summary>Error function, in place.</summary>
        public Tensor erf_()
        {
            Aten.erf_(this);
            return this;
        }

        /// <summary>The next whole number below.</summary>
        public Tensor floor() => Aten.floor(this);

        /// <summary>The next whole number below, in place.</summary>
        public Tensor floor_()
        {
            Aten.floor_(this);
            return this;
        }

        /// <summary>The next whole number above.</summary>
        public Tensor ceil() => Aten.ceil(this);

        /// <summary>The next whole number above, in place.</summary>
        public Tensor ceil_()
        {
            Aten.ceil_(this);
            return this;
        }

        /// <summary>The nearest whole number, halves to even.</summary>
        public Tensor round() => Aten.round(this);

        /// <summary>The nearest whole number, halves to even, in place.</summary>
        public Tensor round_()
        {
            Aten.round_(this);
            return this;
        }

        /// <summary>Cuts the fraction off.</summary>
        public Tensor trunc() => Aten.trunc(this);

        /// <summary>Cuts the fraction off, in place.</summary>
        public Tensor trunc_()
        {
            Aten.trunc_(this);
            return this;
        }

        /// <summary>The fraction.</summary>
        public Tensor frac() => Aten.frac(this);

        /// <summary>The fraction, in place.</summary>
        public Tensor frac_()
        {
            Aten.frac_(this);
            return this;
        }

        /// <summary>max(x, 0).</summary>
        public Tensor relu() => Aten.relu(this);

        /// <summary>max(x, 0), in place.</summary>
        public Tensor relu_()
        {
            Aten.relu_(this);
            return this;
        }

        /// <summary>-1, 0 or 1.</summary>
        public Tensor sign() => Aten.sign(this);

        /// <summary>True for not a number.</summary>
        public Tensor isnan() => Aten.isnan(this);

        /// <summary>True for ±∞.</summary>
        public Tensor isinf() => Aten.isinf(this);

        /// <summary>True for what is neither infinite nor not a number.</summary>
        public Tensor isfinite() => Aten.isfinite(this);

        /// <summary>True where x is 0.</summary>
        public Tensor logical_not() => Aten.logical_not(this);
    }
}
