namespace Fathom.Networks;

/// <summary>Channels of a MiDaS decoder.</summary>
/// <param name="Reduced">Channels that the features at strides 4, 8, 16 and 32 are brought to.</param>
/// <param name="Fused">Channels after the fusion at strides 4, 8, 16 and 32; null: fusing does not change them.</param>
/// <param name="Head">Channels before the head enlarges, and before it reads.</param>
/// <param name="RectifiesInput">See <see cref="ResidualConvUnit"/>.</param>
internal sealed record MidasWidths(IReadOnlyList<long> Reduced, IReadOnlyList<long>? Fused, (long Before, long After) Head, bool RectifiesInput);
