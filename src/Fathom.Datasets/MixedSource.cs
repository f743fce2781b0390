namespace Fathom.Datasets;

/// <summary>Draws every sample from one of several sources, with given weights. Which one is decided by the seed and the sample's number.</summary>
public sealed class MixedSource : ISampleSource
{
    private readonly ISampleSource[] sources;
    private readonly double[] shares;
    private readonly ulong seed;

    /// <summary>Mixes sources.</summary>
    /// <param name="seed">Decides which source gives which sample.</param>
    /// <param name="parts">Sources with positive weights; a source's share is its weight over the sum of the weights.</param>
    /// <exception cref="ArgumentException">There is no source, or a weight is not positive and finite.</exception>
    public MixedSource(ulong seed, params IReadOnlyList<(ISampleSource Source, double Weight)> parts)
    {
        if (parts.Count == 0)
            throw new ArgumentException("A mixture needs at least one source.", nameof(parts));
        foreach (var (source, weight) in parts)
            if (!(weight > 0 && double.IsFinite(weight)))
                throw new ArgumentException($"The weight of {source.Name} is {weight}; give a number above 0, or leave the source out.", nameof(parts));
        this.seed = seed;
        sources = [.. parts.Select(part => part.Source)];
        var total = parts.Sum(part => part.Weight);
        shares = [.. parts.Select(part => part.Weight / total)];
    }

    /// <inheritdoc/>
    public string Name => string.Join(" + ", sources.Select((source, i) => FormattableString.Invariant($"{shares[i]:P0} {source.Name}")));

    /// <inheritdoc/>
    public DepthSample Sample(long index, int width, int height) => sources[Choose(index)].Sample(index, width, height);

    private int Choose(long index)
    {
        var left = SplitMix64.For(seed, index, RandomStream.Mixture).Unit();
        for (var i = 0; i < shares.Length - 1; i++)
            if ((left -= shares[i]) < 0)
                return i;
        return shares.Length - 1;
    }
}
