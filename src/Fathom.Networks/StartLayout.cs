namespace Fathom.Networks;

/// <summary>Under which names the weights that an encoder starts from were published.</summary>
/// <param name="Publisher">What they are and whose, e.g. "torchvision's resnet18".</param>
/// <param name="Leaves">Beginnings of the names in the file that the encoder has no place for: the classifier.</param>
/// <param name="Names">Beginnings of the encoder's names and what the file has instead; all other names are the same in both.</param>
public sealed record StartLayout(string Publisher, IReadOnlyList<string> Leaves, params IReadOnlyList<(string Own, string Published)> Names)
{
    /// <summary>What the file calls a tensor of the encoder.</summary>
    /// <param name="own">Its name in the encoder's state dict.</param>
    public string NameOf(string own)
    {
        foreach (var (start, published) in Names)
            if (own.StartsWith(start, StringComparison.Ordinal))
                return published + own[start.Length..];
        return own;
    }
}
