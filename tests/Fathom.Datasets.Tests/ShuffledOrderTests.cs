namespace Fathom.Datasets.Tests;

public class ShuffledOrderTests
{
    [Fact]
    public void Every_epoch_has_every_number_once_whatever_the_count()
    {
        for (var count = 1; count <= 300; count++)
        {
            var order = new ShuffledOrder(seed: (ulong)count, count);
            for (var epoch = 0; epoch < 3; epoch++)
                Assert.Equal(Enumerable.Range(0, count), Enumerable.Range(epoch * count, count).Select(n => order.At(n)).Order());
        }
    }

    [Fact]
    public void Epochs_and_seeds_have_orders_of_their_own()
    {
        string Epoch(ulong seed, int epoch) => string.Join(' ', Enumerable.Range(50 * epoch, 50).Select(n => new ShuffledOrder(seed, 50).At(n)));
        var orders = Enumerable.Range(0, 100).Select(i => Epoch((ulong)i / 10, i % 10)).ToList();
        Assert.Equal(100, orders.Distinct().Count());
    }

    [Theory]
    [InlineData(3)]
    [InlineData(10)]
    [InlineData(17)]
    public void Every_number_is_equally_likely_at_every_place(int count)
    {
        const int Epochs = 20_000;
        var order = new ShuffledOrder(11, count);
        var seen = new int[count, count];
        for (var n = 0L; n < (long)Epochs * count; n++)
            seen[n % count, order.At(n)]++;
        // Six standard deviations of a binomial.
        var mean = (double)Epochs / count;
        var slack = 6 * Math.Sqrt(mean * (1 - 1.0 / count));
        foreach (var times in seen)
            Assert.InRange(times, mean - slack, mean + slack);
    }

    [Fact]
    public void The_order_of_a_large_set_at_a_late_sample_needs_no_memory_of_the_earlier()
    {
        var order = new ShuffledOrder(1, int.MaxValue);
        Assert.InRange(order.At(long.MaxValue), 0, int.MaxValue - 1);
        Assert.Equal(order.At(5_000_000_000_000), new ShuffledOrder(1, int.MaxValue).At(5_000_000_000_000));
    }
}
