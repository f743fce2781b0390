namespace Fathom.Worlds.Tests;

public sealed class DiceTests
{
    [Fact]
    public void The_generator_is_SplitMix64()
    {
        // First outputs of the reference implementation (Vigna, splitmix64.c) for the state 1234567, which Dice reaches by scrambling its
        // seed.
        const ulong state = 1234567;
        ulong counter = state, mixed = 0;
        counter += 0x9E3779B97F4A7C15;
        mixed = Dice.Mix(counter);
        Assert.Equal(6457827717110365317UL, mixed);
        counter += 0x9E3779B97F4A7C15;
        Assert.Equal(3203168211198807973UL, Dice.Mix(counter));
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
        // Cut at three deviations the variance is 0.973 of the whole.
        Assert.Equal(4 * 0.98, normalSquare / count, 0.08);
    }

    [Fact]
    public void A_fork_does_not_depend_on_what_is_drawn_from_another()
    {
        Dice first = new(5), second = new(5);
        var fork = first.Fork();
        fork.Next();
        second.Fork();

        Assert.Equal(second.Next(), first.Next());
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
