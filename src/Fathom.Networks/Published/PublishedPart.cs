namespace Fathom.Networks;

/// <summary>One of the files in which the weights of a network were published.</summary>
/// <param name="Role">What its publisher calls it, e.g. "encoder.pth". A file is known by its tensors, whatever its name.</param>
/// <param name="Prefix">What stands before its names in the whole network, e.g. "encoder."; empty where the file is the whole network.</param>
/// <param name="Landmark">A tensor that such a file has, and few others.</param>
/// <param name="LandmarkShape">Its shape.</param>
/// <param name="Leaves">Beginnings of names that the publisher's file has beside those of the network: they are left out without a question.</param>
public sealed record PublishedPart(string Role, string Prefix, string Landmark, IReadOnlyList<long> LandmarkShape, params IReadOnlyList<string> Leaves)
{
    // What older versions of PyTorch wrote for normalisations that keep no statistics.
    private static readonly string[] Statistics = [".running_mean", ".running_var", ".num_batches_tracked"];

    /// <summary>True where a tensor that the network lacks may be left out without a question.</summary>
    public bool MayLeave(string name) =>
        Leaves.Any(start => name.StartsWith(start, StringComparison.Ordinal)) || Array.Exists(Statistics, end => name.EndsWith(end, StringComparison.Ordinal));

    /// <summary>True where a file has the landmark.</summary>
    internal bool IsLikely(CheckpointFile file) => file.Tensors.TryGetValue(Landmark, out var tensor) && tensor.Shape.SequenceEqual(LandmarkShape);
}
