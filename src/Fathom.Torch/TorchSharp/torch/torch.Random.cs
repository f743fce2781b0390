using Fathom.Torch;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Restarts libtorch's generator: the same seed gives the same numbers, on one thread.</summary>
    public static Generator manual_seed(long seed) => random.manual_seed(seed);

    /// <summary>The state of libtorch's generator, to be saved with a checkpoint: a tensor of bytes.</summary>
    public static Tensor get_rng_state() => random.get_rng_state();

    /// <summary>Puts libtorch's generator into a state that <see cref="get_rng_state"/> returned.</summary>
    /// <exception cref="TorchException">It is not such a state.</exception>
    public static void set_rng_state(Tensor new_state) => random.set_rng_state(new_state);

    /// <summary>1 with the probability that each element of <paramref name="input"/> states, else 0.</summary>
    public static Tensor bernoulli(Tensor input, Generator? generator = null) => Aten.bernoulli(input, generator);

    /// <summary>Draws indices with the weights in each row of <paramref name="input"/>.</summary>
    public static Tensor multinomial(Tensor input, long num_samples, bool replacement = false, Generator? generator = null) => Aten.multinomial(input, num_samples, replacement, generator);

    /// <summary>libtorch's generator of random numbers, one for the process.</summary>
    public static class random
    {
        /// <summary>Restarts the generators of all devices.</summary>
        /// <returns>That of main memory.</returns>
        public static Generator manual_seed(long seed)
        {
            Native.Check(Native.ManualSeed((ulong)seed), nameof(manual_seed));
            return Generator.Default;
        }

        /// <summary>The seed that the generator was last restarted with.</summary>
        public static long initial_seed()
        {
            using var generator = Generator.Default;
            return generator.initial_seed();
        }

        /// <summary>The state of the generator: a tensor of bytes.</summary>
        public static Tensor get_rng_state()
        {
            using var generator = Generator.Default;
            return generator.get_state();
        }

        /// <summary>Puts the generator into a saved state.</summary>
        /// <exception cref="TorchException">It is not a state of the generator.</exception>
        public static void set_rng_state(Tensor new_state)
        {
            using var generator = Generator.Default;
            generator.set_state(new_state);
        }
    }
}
