using System.Numerics;

namespace Fathom.Worlds.Tests;

public sealed class DiceTests
{
    [Fact]
    public void The_generator_is_SplitMix64()
    {
        // First outputs of the reference implementation (Vigna, splitmix64.c) for the state 1234567, to which Dice scrambles this seed.
        var dice = new Dice(11906536674387683726);
        ulong[] expected = [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821];

        Assert.All(expected, value => Assert.Equal(value, dice.Next()));
    }

    [Fact]
    public void Uniform_and_normal_numbers_have_their_moments()
    {
        var dice = new Dice(3);
        const int count = 200_000;
        double sum = 0, square = 0, normalSum = 0, normalSquare = 0;
        for (var i = 0; i < count; i++)
        {
            double u = dice.Uniform(), n = dice.Normal(1, 2);
            (sum, square, normalSum, normalSquare) = (sum + u, square + u * u, normalSum + n, normalSquare + (n - 1) * (n - 1));
        }
        Assert.Equal(0.5, sum / count, 0.005);
        Assert.Equal(1 / 3.0, square / count, 0.005);
        Assert.Equal(1, normalSum / count, 0.03);
        // What lies beyond three deviations is put there: E[min(x², 9)] = 0.995.
        Assert.Equal(4 * 0.995, normalSquare / count, 0.05);
    }

    [Fact]
    public void A_fork_repeats_neither_its_parent_nor_the_next_fork()
    {
        const int count = 10_000;
        var parent = new Dice(5);
        Dice[] streams = [parent.Fork(), parent.Fork(), parent];
        var numbers = streams.Select(stream => Enumerable.Range(0, count).Select(_ => stream.Next()).ToArray()).ToArray();

        Assert.Equal(3 * count, numbers.SelectMany(stream => stream).Distinct().Count());
        foreach (var (one, other) in ((int, int)[])[(0, 1), (0, 2), (1, 2)])
        {
            // Independent bits agree half the time; the standard deviation over 640,000 bits is 0.0006.
            var same = Enumerable.Range(0, count).Sum(i => BitOperations.PopCount(~(numbers[one][i] ^ numbers[other][i])));
            Assert.Equal(0.5, same / (64.0 * count), 0.003);
        }
    }

    [Fact]
    public void Weights_are_respected()
    {
        var dice = new Dice(8);
        var counts = new int[3];
        for (var i = 0; i < 30_000; i++)
            counts[dice.Weighted(1, 0, 3)]++;

        Assert.Equal(0, counts[1]);
        Assert.Equal(0.25, counts[0] / 30_000.0, 0.01);
    }
}
