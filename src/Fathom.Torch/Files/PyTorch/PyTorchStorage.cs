using static TorchSharp.torch;

namespace Fathom.Torch;

/// <summary>A run of numbers in a checkpoint, to which one or more tensors refer.</summary>
/// <param name="Name">What the file calls it.</param>
/// <param name="Type">The type of its elements.</param>
/// <param name="Count">Number of elements.</param>
internal sealed record PyTorchStorage(string Name, ScalarType Type, long Count)
{
    /// <summary>First byte in the file.</summary>
    public long Position { get; set; }

    /// <summary>The checksum that its bytes must have, where the file has one.</summary>
    public uint? Checksum { get; init; }
}

/// <summary>The part of a storage to which a tensor may refer: all of it except in very old files.</summary>
internal sealed record StorageSlice(PyTorchStorage Storage, long Start, long Count);
