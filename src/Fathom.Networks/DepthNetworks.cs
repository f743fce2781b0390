namespace Fathom.Networks;

/// <summary>Every depth network of the project, by name.</summary>
public static class DepthNetworks
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<DepthNetwork> All { get; } =
    [
        new(
            Name: "fathom-s",
            Build: () => new FathomS(),
            Encoder: network => ((FathomS)network).Encoder,
            Mean: [0.5f, 0.5f, 0.5f],
            Std: [0.5f, 0.5f, 0.5f],
            SizeMultiple: 32,
            PreferredArea: 320 * 192,
            Output: DepthKind.AffineInverseDepth,
            Parameters: 3_114_129),
    ];

    /// <summary>The network with this name.</summary>
    /// <exception cref="FathomException">There is none; the message names the nearest.</exception>
    public static DepthNetwork Find(string name) =>
        All.FirstOrDefault(network => network.Name == name)
        ?? throw new FathomException($"No network is called '{name}'. {Suggestion.For(name, All.Select(network => network.Name))}");
}
