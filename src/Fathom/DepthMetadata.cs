namespace Fathom;

/// <summary>What a file of depth says about its numbers: inside it where the format has a place (PNG text, EXR attribute), else in <c>FILE.json</c> beside it.</summary>
/// <param name="Kind">What the values mean; the unit follows from it.</param>
/// <param name="Camera">The camera, of the map's size, if known.</param>
/// <param name="Stored">How stored whole numbers relate to values; null where the file holds the values themselves.</param>
public sealed record DepthMetadata(DepthKind Kind, Camera? Camera = null, Png16Mapping? Stored = null)
{
    /// <summary>The keyword of the PNG text and the name of the EXR attribute whose content is the JSON.</summary>
    public const string Keyword = "fathom:depth";

    /// <summary>The unit of the values.</summary>
    public DepthUnit Unit => Kind.Unit();
}
