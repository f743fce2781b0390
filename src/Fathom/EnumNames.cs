using System.Text.Json;

namespace Fathom;

/// <summary>The words by which files and command lines speak of an enumeration's values: <see cref="DepthKind.AffineInverseDepth"/> is affine-inverse-depth.</summary>
public static class EnumNames
{
    /// <summary>The word of a value.</summary>
    public static string Of<T>(T value) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName($"{value}");

    /// <summary>Every value by its word, in the order of the enumeration.</summary>
    public static IReadOnlyDictionary<string, T> All<T>() where T : struct, Enum => Enum.GetValues<T>().ToDictionary(Of);
}
