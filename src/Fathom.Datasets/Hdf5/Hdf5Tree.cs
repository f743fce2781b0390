using System.Buffers.Binary;

namespace Fathom.Datasets.Hdf5;

/// <summary>A version-1 B-tree of HDF5: it finds the members of a group, or the chunks of an array.</summary>
/// <param name="file">The file.</param>
/// <param name="nodeType">0: a group's; 1: an array's.</param>
/// <param name="keyBytes">How long a key is.</param>
internal sealed class Hdf5Tree(Hdf5File file, int nodeType, int keyBytes)
{
    private const int HeadBytes = 24;

    // A tree of 64 children a node, as the library's, has 262,144 leaves at level 2. A damaged one may lead to the same node again and again.
    private const int HighestLevel = 8;
    private const int MostEntries = 1 << 20;

    private int entries;

    /// <summary>What the leaves point to, in their order.</summary>
    /// <param name="root">Address of the topmost node.</param>
    /// <param name="wanted">Tells, by the keys before and after a child, whether what is wanted may lie below it.</param>
    /// <exception cref="DatasetException">The tree is damaged.</exception>
    public IEnumerable<(byte[] Key, long Address)> Children(long root, Func<ReadOnlyMemory<byte>, ReadOnlyMemory<byte>, bool> wanted) => Below(root, null, wanted);

    // Levels fall by one from node to node, so that there are no circles.
    private IEnumerable<(byte[] Key, long Address)> Below(long address, int? expected, Func<ReadOnlyMemory<byte>, ReadOnlyMemory<byte>, bool> wanted)
    {
        var head = file.Bytes(address, HeadBytes);
        var (level, used) = (head[5], BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(6)));
        if (!head.AsSpan().StartsWith("TREE"u8) || head[4] != nodeType || level > HighestLevel || (expected ?? level) != level)
            throw file.Damaged("a node of its B-tree is none");
        if ((entries += used) > MostEntries)
            throw file.Damaged("its B-tree has no end");
        var entryBytes = keyBytes + 8;
        var node = file.Bytes(address + HeadBytes, (long)used * entryBytes + keyBytes);
        for (var i = 0; i < used; i++)
        {
            var key = node.AsMemory(i * entryBytes, keyBytes);
            if (!wanted(key, node.AsMemory((i + 1) * entryBytes, keyBytes)))
                continue;
            var child = BinaryPrimitives.ReadInt64LittleEndian(node.AsSpan(i * entryBytes + keyBytes));
            if (level == 0)
                yield return (key.ToArray(), child);
            else
                foreach (var leaf in Below(child, level - 1, wanted))
                    yield return leaf;
        }
    }
}
