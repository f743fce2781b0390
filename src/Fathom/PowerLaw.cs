namespace Fathom;

/// <summary>A power law of values: Factor · value^Exponent, a straight line in log space.</summary>
/// <param name="Exponent">The slope in log space.</param>
/// <param name="Factor">What the power is multiplied by, positive.</param>
public readonly record struct PowerLaw(double Exponent, double Factor)
{
    /// <summary>Factor · value^Exponent, of a positive value.</summary>
    public double Apply(double value) => Factor * Math.Pow(value, Exponent);
}
