namespace Fathom.Torch;

/// <summary>An entry of a <see cref="ZipDirectory"/>.</summary>
/// <param name="Name">Its name, with folders.</param>
/// <param name="Header">Where its own header begins in the file.</param>
/// <param name="Length">Bytes that it takes in the file; those of its content where it is stored.</param>
/// <param name="Checksum">CRC-32 of its content.</param>
/// <param name="IsStored">False where it is compressed or encrypted.</param>
internal sealed record ZipEntry(string Name, long Header, long Length, uint Checksum, bool IsStored)
{
    /// <summary>The first byte behind it that belongs to something else.</summary>
    public long Limit { get; set; }
}
