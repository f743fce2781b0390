namespace Fathom.Training;

/// <summary>Samples rendered from one family of synthetic worlds.</summary>
/// <param name="Family">The family's name, e.g. "street".</param>
/// <param name="Weight">Its share of the samples is this over the sum of all weights; above 0.</param>
public sealed record WorldsRecipe(string Family, double Weight = 1);
