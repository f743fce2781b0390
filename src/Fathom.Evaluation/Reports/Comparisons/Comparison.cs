namespace Fathom.Evaluation;

/// <summary>Two evaluations compared picture by picture.</summary>
/// <param name="First">The one that the other is measured against.</param>
/// <param name="Second">The other.</param>
/// <param name="Protocols">What compares.</param>
/// <param name="Refusals">In sentences what does not, and why.</param>
public sealed record Comparison(EvaluationFolder First, EvaluationFolder Second, IReadOnlyList<ComparedProtocol> Protocols, IReadOnlyList<string> Refusals)
{
    /// <summary>Compares what has the same fingerprint, and refuses the rest.</summary>
    public static Comparison Between(EvaluationFolder first, EvaluationFolder second)
    {
        var compared = first.Protocols.Select(one => (One: one, Other: second.Protocols.FirstOrDefault(other => other.Fingerprint == one.Fingerprint))).Where(pair => pair.Other is not null).Select(pair => Compare(pair.One, pair.Other!)).ToList();
        return new Comparison(first, second, compared, [.. Refuse(first, second, compared)]);
    }

    private static ComparedProtocol Compare(ScoredProtocol first, ScoredProtocol second)
    {
        var others = second.Frames.ToDictionary(frame => frame.Frame);
        var all = first.Frames.Where(frame => others.ContainsKey(frame.Frame)).Select(frame => (One: frame, Other: others[frame.Frame])).ToList();
        var both = all.Where(pair => pair.One.Numbers.Count > 0 && pair.Other.Numbers.Count > 0).ToList();
        var differences = from name in FrameGroups.Of(both.Select(pair => (pair.One.Place, pair.One.Condition)))
                          from metric in first.Metrics.Intersect(second.Metrics)
                          let pairs = both.Where(pair => FrameGroups.Contains(name, pair.One.Place, pair.One.Condition) && pair.One.Numbers.ContainsKey(metric) && pair.Other.Numbers.ContainsKey(metric))
                              .Select(pair => (pair.One.Numbers[metric], pair.Other.Numbers[metric])).ToList()
                          where pairs.Count > 0
                          select PairedDifference.Of(name, metric, pairs);
        return new ComparedProtocol(first.Name, first.Fingerprint, all.Count, [.. all.Except(both).Select(pair => pair.One.Frame)], [.. differences]);
    }

    private static IEnumerable<string> Refuse(EvaluationFolder first, EvaluationFolder second, List<ComparedProtocol> compared)
    {
        foreach (var one in first.Protocols.Where(one => compared.All(done => done.Fingerprint != one.Fingerprint)))
        {
            // A protocol of the same name is meant; where each has one only, so is that.
            var other = second.Protocols.FirstOrDefault(other => other.Name == one.Name) ?? (first.Protocols.Count == 1 && second.Protocols.Count == 1 ? second.Protocols[0] : null);
            if (other is null)
            {
                yield return $"{one.Name} is in {first.Path} only, and not in {second.Path}.";
                continue;
            }
            var reasons = ProtocolDifference.Between(one.Choices, other.Choices).Select(choice => $"{choice.What}: '{choice.First}' against '{choice.Second}'.").Append(one.FrameDifference(other, first.Path, second.Path)).OfType<string>();
            yield return $"{first.Path} and {second.Path} do not compare under {(one.Name == other.Name ? one.Name : $"{one.Name} and {other.Name}")}: fingerprints {one.Fingerprint} and {other.Fingerprint}. {string.Join(" ", reasons)} Evaluate both alike.";
        }
        foreach (var other in second.Protocols.Where(other => compared.All(done => done.Fingerprint != other.Fingerprint) && first.Protocols.All(one => one.Name != other.Name) && (first.Protocols.Count, second.Protocols.Count) != (1, 1)))
            yield return $"{other.Name} is in {second.Path} only, and not in {first.Path}.";
    }
}
