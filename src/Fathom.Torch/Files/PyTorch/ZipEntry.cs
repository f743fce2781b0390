namespace Fathom.Torch;

/// <summary>A stored entry of a <see cref="ZipDirectory"/>.</summary>
/// <param name="Name">Its name, with folders.</param>
/// <param name="Header">Where its own header begins in the file.</param>
/// <param name="Length">Bytes of its content.</param>
/// <param name="Checksum">CRC-32 of its content.</param>
internal sealed record ZipEntry(string Name, long Header, long Length, uint Checksum)
{
    /// <summary>The first byte behind it that belongs to something else.</summary>
    public long Limit { get; set; }
}
