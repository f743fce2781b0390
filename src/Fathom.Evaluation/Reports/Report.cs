namespace Fathom.Evaluation;

/// <summary>Scores of one or more predictors on the same frames under the same protocols.</summary>
public sealed class Report
{
    internal Report(IReadOnlyList<Protocol> protocols, IReadOnlyList<Predictor> predictors, IReadOnlyList<FrameScores> frames)
    {
        Protocols = [.. protocols.Select((protocol, i) => ReportProtocol.Of(protocol, frames.Select(frame => frame.Fingerprints?[i] ?? $"{frame.Frame} unreadable")))];
        Predictors = predictors;
        Frames = [.. frames.SelectMany(frame => predictors.SelectMany((predictor, p) => protocols.Select((protocol, i) => new FrameScore(frame.Frame, frame.Place, frame.Condition, predictor.Name, protocol.Name, frame.Results[p][i]))))];
        Groups = [.. FrameGroups.Of(Frames.Select(frame => (frame.Place, frame.Condition))).SelectMany(group => protocols.SelectMany(protocol => predictors.Select(predictor => Mean(group, predictor.Name, protocol))))];
    }

    /// <summary>The protocols with their fingerprints.</summary>
    public IReadOnlyList<ReportProtocol> Protocols { get; }

    /// <summary>The predictors, in the order given.</summary>
    public IReadOnlyList<Predictor> Predictors { get; }

    /// <summary>Whose predictions the report is about: the first that is no baseline.</summary>
    public Predictor Judged => Predictors.FirstOrDefault(predictor => !predictor.IsBaseline) ?? Predictors[0];

    /// <summary>Every score, frame by frame.</summary>
    public IReadOnlyList<FrameScore> Frames { get; }

    /// <summary>Means over all frames ("all"), by place, and by place and condition; for every protocol and predictor.</summary>
    public IReadOnlyList<GroupScore> Groups { get; }

    /// <summary>Scores that say something is wrong with a judged prediction or a frame: there is none, or some of its pixels are no depth.</summary>
    public IEnumerable<FrameScore> Faults => Frames.Where(score => (!score.Result.IsScored || score.Result.NotPositive > 0) && !Predictors.First(predictor => predictor.Name == score.Predictor).IsBaseline);

    /// <summary>The means of a predictor under a protocol over a group.</summary>
    /// <param name="predictor">The predictor's name.</param>
    /// <param name="protocol">The protocol's name.</param>
    /// <param name="group">"all", a place, or "place/condition".</param>
    /// <exception cref="ArgumentException">The report has no such group, predictor or protocol.</exception>
    public GroupScore this[string predictor, string protocol, string group = "all"] =>
        Groups.FirstOrDefault(score => score.Predictor == predictor && score.Protocol == protocol && score.Group == group)
        ?? throw new ArgumentException($"The report has no {predictor} under {protocol} on {group}.", nameof(predictor));

    private GroupScore Mean(string group, string predictor, Protocol protocol)
    {
        var members = Frames.Where(frame => frame.Predictor == predictor && frame.Protocol == protocol.Name && FrameGroups.Contains(group, frame.Place, frame.Condition)).Select(frame => frame.Result).ToList();
        return new GroupScore(group, predictor, protocol.Name, members.Count, members.Count(result => result.IsScored), [.. protocol.Metrics.Select(metric => Mean(metric, members)).OfType<MetricScore>()]);
    }

    private static MetricScore? Mean(Metric metric, IEnumerable<FrameResult> results)
    {
        var values = results.Where(result => result.IsScored).Select(metric.Of).OfType<double>().ToList();
        if (values.Count == 0)
            return null;
        var (low, high) = Bootstrap.MeanInterval(values);
        return new MetricScore(metric, values.Average(), low, high, values.Count);
    }
}
