namespace Fathom.Datasets.Tests;

public class DecodedCacheTests
{
    [Fact]
    public void What_came_first_stays_until_the_bytes_are_used_and_never_more_than_that()
    {
        var reads = new List<int>();
        var cache = new DecodedCache<int, byte[]>(250, value => value.Length);
        byte[] Get(int key) => cache.Get(key, key => { reads.Add(key); return new byte[100]; });

        var first = Get(1);
        Assert.Same(first, Get(1));
        Get(2);
        Get(3);
        Get(3);
        Assert.Same(first, Get(1));
        Assert.Equal([1, 2, 3, 3], reads);
        Assert.Equal(200, cache.Used);
    }

    [Fact]
    public void Many_threads_at_once_stay_within_the_bytes_and_see_one_value()
    {
        var cache = new DecodedCache<int, byte[]>(50 * 100, value => value.Length);
        Parallel.For(0, 20_000, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
        {
            Assert.Equal((byte)(i % 80), cache.Get(i % 80, key => [.. Enumerable.Repeat((byte)key, 100)])[99]);
            // The sum may pass the limit for a moment, by what is being refused.
            Assert.InRange(cache.Used, 0, (50 + 8) * 100);
        });
        Assert.InRange(cache.Used, 40 * 100, 50 * 100);
    }

    [Fact]
    public void What_cannot_be_read_is_not_kept()
    {
        var cache = new DecodedCache<int, byte[]>(100, value => value.Length);
        Assert.Throws<FathomException>(() => cache.Get(1, _ => throw new FathomException("no")));
        Assert.Single(cache.Get(1, _ => new byte[1]));
    }
}
