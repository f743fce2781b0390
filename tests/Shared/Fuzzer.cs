using System.Diagnostics;

namespace Fathom.Tests;

/// <summary>
/// Feeds a parser with damaged files. A mutation is a function of seed, number and corpus: what fails can be repeated with <see cref="Mutations.Of"/>.
/// Linked into every test project that has a parser.
/// </summary>
/// <param name="seed">The seed.</param>
/// <param name="corpus">Whole, good files: the more features they use, the more is tried.</param>
internal sealed class Fuzzer(int seed, params byte[][] corpus)
{
    private readonly Mutations mutations = new(seed, corpus);

    /// <summary>How long one input may take. Generous: a busy machine is no hang.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How many managed bytes one input may allocate.</summary>
    public long MemoryLimit { get; init; } = 10_000_000;

    /// <summary>What is done to a mutation before it is parsed, e.g. mending checksums, which would hide all else; null for nothing.</summary>
    public Func<byte[], byte[]>? Mend { get; init; }

    /// <summary>Parses <paramref name="count"/> mutations, after every file of the corpus as it is. Fails at the first undeclared exception, hang or excess of memory, naming seed and number.</summary>
    /// <param name="count">How many mutations.</param>
    /// <param name="parse">The parser. Runs on a thread of its own.</param>
    /// <param name="declared">The exceptions it may throw, derived ones included.</param>
    /// <returns>How many mutations it read without an exception.</returns>
    public int Run(int count, Action<byte[]> parse, params Type[] declared)
    {
        foreach (var file in corpus)
            parse(Mended(file));

        var state = new State();
        var worker = new Thread(() => Work(count, parse, declared, state)) { IsBackground = true, Name = "fuzzer" };
        worker.Start();
        while (!worker.Join(TimeSpan.FromMilliseconds(50)))
        {
            var (number, since) = state.Now;
            if (Stopwatch.GetElapsedTime(since) > TimeLimit)
                Assert.Fail($"Mutation {number} of seed {seed} takes longer than {TimeLimit.TotalSeconds:0} s.");
        }
        if (state.Failure is { } failure)
            Assert.Fail(failure);
        return state.Accepted;
    }

    private void Work(int count, Action<byte[]> parse, Type[] declared, State state)
    {
        for (var number = 0; number < count; number++)
        {
            var input = Mended(mutations.Of(number));
            state.Now = (number, Stopwatch.GetTimestamp());
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                parse(input);
                state.Accepted++;
            }
            catch (Exception e) when (Array.Exists(declared, type => type.IsInstanceOfType(e)))
            {
                // What the parser says it throws.
            }
            catch (Exception e)
            {
                state.Failure = $"Mutation {number} of seed {seed} ({input.Length} bytes) throws what is not declared: {e}";
                return;
            }
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            if (allocated > MemoryLimit)
            {
                state.Failure = $"Mutation {number} of seed {seed} ({input.Length} bytes) allocates {allocated} bytes; the limit is {MemoryLimit}.";
                return;
            }
        }
    }

    private byte[] Mended(byte[] input) => Mend?.Invoke(input) ?? input;

    private sealed class State
    {
        private readonly Lock gate = new();
        private (int Number, long Since) now = (0, Stopwatch.GetTimestamp());

        public (int Number, long Since) Now
        {
            get { lock (gate) return now; }
            set { lock (gate) now = value; }
        }

        public int Accepted { get; set; }

        public string? Failure { get; set; }
    }
}
