using System.Buffers.Binary;

namespace Fathom.Training;

/// <summary>
/// A new file of records as TensorFlow frames them (TFRecord): length (8 bytes), masked CRC-32C of the length (4), the bytes, masked CRC-32C of the bytes (4),
/// all little-endian. Every record is in the file when written.
/// </summary>
internal sealed class RecordFile : IDisposable
{
    private const uint MaskDelta = 0xA282EAD8;
    private readonly string path;
    private readonly FileStream file;

    /// <exception cref="TrainingException">The file cannot be made, or is there.</exception>
    public RecordFile(string path)
    {
        this.path = path;
        FileStream? made = null;
        // Unbuffered: what the disk refused is not offered to it again when the file is closed.
        TrainingException.Guard(path, () => made = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0));
        file = made!;
    }

    /// <exception cref="TrainingException">The disk is full, say; a torn record may be left, at which readers end.</exception>
    public void Write(ReadOnlySpan<byte> record)
    {
        var frame = new byte[8 + 4 + record.Length + 4];
        BinaryPrimitives.WriteInt64LittleEndian(frame, record.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(frame.AsSpan(8), Masked(Crc32C.Of(frame.AsSpan(0, 8))));
        record.CopyTo(frame.AsSpan(12));
        BinaryPrimitives.WriteUInt32LittleEndian(frame.AsSpan(12 + record.Length), Masked(Crc32C.Of(record)));
        TrainingException.Guard(path, () => file.Write(frame));
    }

    /// <summary>Waits until every record is on the disk.</summary>
    /// <exception cref="TrainingException">The disk refused.</exception>
    public void Sync() => TrainingException.Guard(path, () => file.Flush(flushToDisk: true));

    public void Dispose() => file.Dispose();

    // So that the checksum of bytes that hold checksums is not degenerate.
    private static uint Masked(uint crc) => ((crc >> 15) | (crc << 17)) + MaskDelta;
}
