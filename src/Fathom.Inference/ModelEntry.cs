namespace Fathom.Inference;

/// <summary>One ONNX file of a <see cref="ModelStore"/>.</summary>
/// <param name="Name">The file's name without <c>.onnx</c>.</param>
/// <param name="File">Its full path.</param>
/// <param name="Size">Its size in bytes.</param>
/// <param name="Sha256">The checksum of its bytes, lower-case hexadecimal.</param>
/// <param name="ListedSha256">What the folder's SHA256SUMS says it should be; null when it says nothing.</param>
/// <param name="Description">What the model is; null when the file is no depth network.</param>
/// <param name="Problem">Why there is no description; null when there is one.</param>
public sealed record ModelEntry(string Name, string File, long Size, string Sha256, string? ListedSha256, ModelDescription? Description, string? Problem)
{
    /// <summary>True when the checksum is the listed one, false when it differs, null when none is listed.</summary>
    public bool? IsIntact => ListedSha256 is null ? null : string.Equals(Sha256, ListedSha256, StringComparison.OrdinalIgnoreCase);
}
