using static TorchSharp.torch;

namespace Fathom.Training.Methods.Adds;

/// <summary>
/// The losses of ADDS beside Monodepth2's (Liu et al. 2021, sec. 3), by default with the weights of the published code; the paper does not print its λ. The photometric losses of both
/// domains are added to it with weight 1.
/// </summary>
/// <param name="Codes">Weight of the orthogonality of the codes.</param>
/// <param name="Grams">Weight of the orthogonality of the Gram matrices.</param>
/// <param name="Reconstruction">Weight of both terms of the reconstruction.</param>
/// <param name="Similarity">Weight of the similarity of the disparities.</param>
public sealed record AddsLoss(double Codes = 0.5, double Grams = 1, double Reconstruction = 1, double Similarity = 1)
{
    /// <summary>The losses of a batch of pairs.</summary>
    /// <param name="day">The day pictures.</param>
    /// <param name="night">The night pictures of the same scenes, in the same order.</param>
    public AddsLossTerms Compute(AddsDomain day, AddsDomain night)
    {
        using var scope = NewDisposeScope();
        var orthogonality = Apart(day) + Apart(night);
        var reconstruction = Remade(day) + Remade(night);
        var similarity = Similarity * Adds.Similarity.Loss(night.Disparity, day.Disparity);
        var total = orthogonality + reconstruction + similarity;
        return new AddsLossTerms(
            total.MoveToOuterDisposeScope(), orthogonality.MoveToOuterDisposeScope(), reconstruction.MoveToOuterDisposeScope(), similarity.MoveToOuterDisposeScope());
    }

    private Tensor Apart(AddsDomain domain) =>
        Codes * Orthogonality.Loss(domain.PrivateCode, domain.SharedCode) + Grams * Orthogonality.Loss(domain.PrivateGram, domain.SharedGram);

    private Tensor Remade(AddsDomain domain) =>
        Reconstruction * (Adds.Reconstruction.SquaredError(domain.Reconstruction, domain.Picture) + Adds.Reconstruction.SquaredMeanError(domain.Reconstruction, domain.Picture));
}
