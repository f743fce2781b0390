using System.Collections;

namespace Fathom.Torch;

/// <summary>A Python dictionary of a checkpoint, in its order. Keys are mostly texts.</summary>
/// <remarks>
/// Values are null, <c>bool</c>, <c>long</c>, <c>System.Numerics.BigInteger</c> (where 63 bits are too few), <c>double</c>, <c>string</c>, <c>byte[]</c>,
/// <see cref="PyTorchTensor"/>, <see cref="PyTorchDictionary"/>, <see cref="PyTorchObject"/>, or <c>IReadOnlyList&lt;object?&gt;</c> for lists, tuples and sets.
/// A damaged or hostile file may make a list or dictionary hold itself.
/// </remarks>
public sealed class PyTorchDictionary : IReadOnlyList<KeyValuePair<object?, object?>>
{
    private readonly List<KeyValuePair<object?, object?>> entries = [];
    private Dictionary<string, object?>? texts;

    /// <summary>Number of entries.</summary>
    public int Count => entries.Count;

    /// <summary>An entry, in the file's order.</summary>
    public KeyValuePair<object?, object?> this[int index] => entries[index];

    /// <summary>Looks an entry up; of two with the same key the last, as in Python.</summary>
    public bool TryGetValue(string key, out object? value)
    {
        // Built at the first question: only texts are hashed, because .NET's numbers collide when a file wants them to.
        if (texts is null)
        {
            texts = [];
            foreach (var (name, entry) in entries)
                if (name is string text)
                    texts[text] = entry;
        }
        return texts.TryGetValue(key, out value);
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<object?, object?>> GetEnumerator() => entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal void Add(object? key, object? value)
    {
        texts = null;
        entries.Add(new(key, value));
    }
}
