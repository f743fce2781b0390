using System.Collections.Concurrent;

namespace Fathom.Datasets;

/// <summary>
/// Keeps decoded pictures in memory, up to a number of bytes. What came first stays: where every epoch asks for everything once in another order, nothing that was asked for lately is asked for soon, and evicting
/// it in favour of something else gains nothing (Mohan et al. 2021, "MinIO"). Safe on several threads; nobody may write into what it gives.
/// </summary>
/// <param name="bytes">The most that is kept; 0: nothing.</param>
/// <param name="size">Bytes of a value.</param>
internal sealed class DecodedCache<TKey, TValue>(long bytes, Func<TValue, long> size) where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, TValue> kept = new();
    private long used;

    /// <summary>Bytes kept.</summary>
    public long Used => Interlocked.Read(ref used);

    /// <summary>What is kept under a key, or else what <paramref name="read"/> gives. Two threads may read the same at the same time; one result stays.</summary>
    public TValue Get(TKey key, Func<TKey, TValue> read)
    {
        if (kept.TryGetValue(key, out var value))
            return value;
        value = read(key);
        var cost = size(value);
        if (Interlocked.Add(ref used, cost) > bytes || !kept.TryAdd(key, value))
            Interlocked.Add(ref used, -cost);
        return value;
    }
}
