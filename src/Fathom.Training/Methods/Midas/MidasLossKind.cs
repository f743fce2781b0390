namespace Fathom.Training.Methods.Midas;

/// <summary>The data term of <see cref="MidasLoss"/>.</summary>
public enum MidasLossKind
{
    /// <summary>Robust normalisation, absolute residuals, the largest left out: the paper's choice.</summary>
    SsiTrim,

    /// <summary>Robust normalisation, absolute residuals.</summary>
    SsiMae,

    /// <summary>Least-squares alignment, squared residuals.</summary>
    SsiMse,
}
