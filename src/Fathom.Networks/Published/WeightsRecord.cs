using System.Globalization;

namespace Fathom.Networks;

/// <summary>What a safetensors file says of its weights, as texts in its header; a finished training writes the first, an import all that it knows.</summary>
/// <param name="Network">The network's name in <see cref="NetworkRegistry"/>.</param>
/// <param name="Sources">The files it was imported from, one a line: checksum (SHA-256), two blanks, name, as sha256sum writes them. Null where it was not imported.</param>
/// <param name="Origin">Where the weights come from, in a sentence.</param>
/// <param name="Licence">Licence of the weights.</param>
/// <param name="InputSize">The size in pixels of the pictures that it was trained on.</param>
public sealed record WeightsRecord(string Network, string? Sources = null, string? Origin = null, string? Licence = null, (int Width, int Height)? InputSize = null)
{
    private const string NetworkKey = "network";
    private const string SourcesKey = "sources";
    private const string OriginKey = "origin";
    private const string LicenceKey = "licence";
    private const string WidthKey = "width";
    private const string HeightKey = "height";

    /// <summary>Reads what a header says.</summary>
    /// <returns>Null where it does not name a network.</returns>
    public static WeightsRecord? FromMetadata(IReadOnlyDictionary<string, string> metadata) => metadata.GetValueOrDefault(NetworkKey) is { } network
        ? new WeightsRecord(
            network, metadata.GetValueOrDefault(SourcesKey), metadata.GetValueOrDefault(OriginKey), metadata.GetValueOrDefault(LicenceKey),
            PictureSide.Of(metadata.GetValueOrDefault(WidthKey)) is { } width && PictureSide.Of(metadata.GetValueOrDefault(HeightKey)) is { } height ? (width, height) : null)
        : null;

    /// <summary>The texts for a header.</summary>
    public IReadOnlyDictionary<string, string> ToMetadata() => new (string Key, string? Value)[]
    {
        (NetworkKey, Network),
        (SourcesKey, Sources),
        (OriginKey, Origin),
        (LicenceKey, Licence),
        (WidthKey, InputSize?.Width.ToString(CultureInfo.InvariantCulture)),
        (HeightKey, InputSize?.Height.ToString(CultureInfo.InvariantCulture)),
    }.Where(text => text.Value is not null).ToDictionary(text => text.Key, text => text.Value!);
}
