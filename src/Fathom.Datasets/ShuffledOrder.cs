using System.Numerics;

namespace Fathom.Datasets;

/// <summary>
/// Goes through the numbers 0 … count − 1 in another order each epoch, each number once, without storing the order: a Feistel network (Luby and Rackoff 1988) permutes the next power of 4, and what falls beyond count goes
/// through it again until it does not (Black and Rogaway 2002, "cycle walking").
/// </summary>
/// <param name="seed">Decides the order.</param>
/// <param name="count">How many numbers, at least 1.</param>
internal sealed class ShuffledOrder(ulong seed, int count)
{
    // Four make it pseudo-random; small networks of a few bits need more to look so.
    private const int Rounds = 8;

    private readonly int halfBits = (BitOperations.Log2((uint)count) + 2) / 2;

    /// <summary>Number <paramref name="n"/> of the endless sequence: place n mod count of epoch n / count.</summary>
    public int At(long n)
    {
        var (epoch, place) = Math.DivRem(n, count);
        var key = SplitMix64.SeedOf(seed, epoch, RandomStream.Order);
        do
            place = Permuted(place, key);
        while (place >= count);
        return (int)place;
    }

    private long Permuted(long value, ulong key)
    {
        var mask = (1L << halfBits) - 1;
        long left = value >> halfBits, right = value & mask;
        for (var round = 0; round < Rounds; round++)
            (left, right) = (right, left ^ (long)SplitMix64.SeedOf(key + (ulong)round, right, RandomStream.Order) & mask);
        return left << halfBits | right;
    }
}
