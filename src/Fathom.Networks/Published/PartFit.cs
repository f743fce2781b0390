using System.Globalization;

namespace Fathom.Networks;

/// <summary>How a file compares with a part of a network.</summary>
public sealed class PartFit
{
    private const string Counter = ".num_batches_tracked";
    private const int Shown = 3;

    internal PartFit(CheckpointFile file, PublishedPart part, IReadOnlyDictionary<string, CheckpointTensor> own)
    {
        (File, Part) = (file, part);
        var (missing, different, taken, counters) = (new List<string>(), new List<string>(), new List<string>(), new List<string>());
        foreach (var (name, tensor) in own)
        {
            if (!file.Tensors.TryGetValue(name, out var given))
                (name.EndsWith(Counter, StringComparison.Ordinal) ? counters : missing).Add(name);
            else if (given.Fits(tensor))
                taken.Add(name);
            else
                different.Add($"{name} is {given}, not {tensor}");
        }
        (Missing, Different, Taken, Counters) = (missing, different, taken, counters);
        Left = [.. file.Tensors.Keys.Where(name => !own.ContainsKey(name))];
        Unknown = [.. Left.Where(name => !part.MayLeave(name))];
        IsNear = 2 * taken.Count > own.Count;
    }

    /// <summary>The file.</summary>
    public CheckpointFile File { get; }

    /// <summary>The part.</summary>
    public PublishedPart Part { get; }

    /// <summary>Names in the file of the tensors that are imported.</summary>
    public IReadOnlyList<string> Taken { get; }

    /// <summary>Counters of training steps that the file lacks, as PyTorch before 0.4.1 did not write them; they stay 0.</summary>
    public IReadOnlyList<string> Counters { get; }

    /// <summary>Names of the file's tensors that the part has not.</summary>
    public IReadOnlyList<string> Left { get; }

    internal IReadOnlyList<string> Missing { get; }

    internal IReadOnlyList<string> Different { get; }

    /// <summary>Those of <see cref="Left"/> that the publisher's file has not either.</summary>
    internal IReadOnlyList<string> Unknown { get; }

    /// <summary>More than half of the part is in the file.</summary>
    internal bool IsNear { get; }

    internal bool Covers => Missing.Count == 0 && Different.Count == 0;

    internal bool IsExact => Covers && Unknown.Count == 0;

    /// <summary>What keeps the file from being the part, in words.</summary>
    internal string Difference() => string.Join("; ", new[] { Listed("lacks", Missing, ", "), Listed("has in another shape or type", Different, "; ") }.OfType<string>());

    /// <summary>Some names, and how many more there are.</summary>
    internal static string Some(IReadOnlyList<string> names, string separator = ", ") =>
        string.Join(separator, names.Take(Shown)) + (names.Count > Shown ? string.Create(CultureInfo.InvariantCulture, $" and {names.Count - Shown} more") : "");

    private static string? Listed(string verb, IReadOnlyList<string> names, string separator) =>
        names.Count == 0 ? null : $"{verb} {names.Count} {(names.Count == 1 ? "tensor" : "tensors")}: {Some(names, separator)}";
}
