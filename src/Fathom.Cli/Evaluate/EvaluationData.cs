using Fathom.Datasets;
using Fathom.Evaluation;

namespace Fathom.Cli.Evaluate;

/// <summary>The frames of an evaluation, and the protocols as they are applied to them.</summary>
/// <param name="Frames">What is scored.</param>
/// <param name="Protocols">How.</param>
/// <param name="Training">Frames of which the mean depth map is made; null where there are none.</param>
/// <param name="TrainingMap">The mean depth map itself, where it was given.</param>
internal sealed record EvaluationData(IReadOnlyList<DatasetFrame> Frames, IReadOnlyList<Protocol> Protocols, IReadOnlyList<DatasetFrame>? Training, DepthMap? TrainingMap)
{
    /// <summary>Finds out what was meant.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="kind">What is judged, where it is known.</param>
    /// <exception cref="FathomException">Data, layout, split or protocol are missing or wrong.</exception>
    /// <exception cref="UsageException">The protocols are about different frames.</exception>
    public static EvaluationData Of(EvaluateRequest request, DepthKind? kind)
    {
        var protocols = request.Protocols.Count > 0 ? [.. request.Protocols.Select(name => Named(name, ProtocolFiles.Find))]
            // Median scaling of an affine-invariant map is no fair judgement, but tables made so exist; its name says what was taken for granted.
            : new[] { Protocol.Affine, kind == DepthKind.AffineInverseDepth ? Protocol.MedianWithShiftZero : Protocol.Median };
        var about = protocols.Select(protocol => protocol.Data).OfType<ProtocolData>().Distinct().ToList();
        if (about.Count > 1)
            throw new UsageException($"The protocols are about different frames: {string.Join(", ", about)}. Give each an evaluation of its own.");
        var published = about.FirstOrDefault();
        var layout = Named(request.Layout ?? (File.Exists(request.Data) && request.Data.EndsWith(".jsonl", StringComparison.Ordinal) ? "manifest" : published?.Layout ?? "manifest"), DatasetLayouts.Find);
        var split = request.Split ?? (layout.Name == published?.Layout ? published.Split : null);
        // What is scored is what the fingerprint speaks of.
        var data = new ProtocolData(layout.Name, split ?? layout.DefaultSplit, null);
        var applied = protocols.Select(protocol => protocol.Data is null || (protocol.Data with { Training = null }) == data ? protocol : protocol with { Data = data }).ToList();
        var (training, map) = ReadTraining(request, layout, published);
        return new EvaluationData([.. layout.Read(request.Data, split)], applied, training, map);
    }

    // A word that names nothing is a wrong command line.
    private static T Named<T>(string name, Func<string, T> find)
    {
        try
        {
            return find(name);
        }
        catch (FathomException error) when (!File.Exists(name))
        {
            throw new UsageException(error.Message);
        }
    }

    private static (IReadOnlyList<DatasetFrame>? Frames, DepthMap? Map) ReadTraining(EvaluateRequest request, DatasetLayout layout, ProtocolData? published)
    {
        if (request.Training is { } given)
        {
            if (DepthMap.FileEndings.Contains(Path.GetExtension(given).ToLowerInvariant()))
                return (null, DepthMap.Load(given, DepthKind.MetricDepth));
            return ([.. given.EndsWith(".jsonl", StringComparison.Ordinal) ? Manifest.Read(given) : layout.Read(request.Data, given)], null);
        }
        if (published?.Training is not { } split || published.Layout != layout.Name)
            return (null, null);
        try
        {
            return ([.. layout.Read(request.Data, split)], null);
        }
        catch (FathomException)
        {
            // The published training split is rarely there as a whole; its absence is said.
            return (null, null);
        }
    }
}
