namespace Fathom.Evaluation;

/// <summary>Scores of one or more predictors on the same frames under the same protocols.</summary>
public sealed class Report
{
    internal Report(IReadOnlyList<ReportProtocol> protocols, IReadOnlyList<FrameScore> frames)
    {
        (Protocols, Frames) = (protocols, frames);
        Predictors = [.. frames.Select(frame => frame.Predictor).Distinct()];
        Groups = [.. GroupNames().SelectMany(group => protocols.SelectMany(protocol => Predictors.Select(predictor => Mean(group, predictor, protocol.Protocol.Name))))];
    }

    /// <summary>The protocols with their fingerprints.</summary>
    public IReadOnlyList<ReportProtocol> Protocols { get; }

    /// <summary>Names of the predictors, in the order given.</summary>
    public IReadOnlyList<string> Predictors { get; }

    /// <summary>Every score, frame by frame.</summary>
    public IReadOnlyList<FrameScore> Frames { get; }

    /// <summary>Means over all frames ("all"), by place, and by place and condition; for every protocol and predictor.</summary>
    public IReadOnlyList<GroupScore> Groups { get; }

    /// <summary>The mean of a predictor under a protocol over a group.</summary>
    /// <param name="predictor">The predictor's name.</param>
    /// <param name="protocol">The protocol's name.</param>
    /// <param name="group">"all", a place, or "place/condition".</param>
    /// <exception cref="ArgumentException">The report has no such group, predictor or protocol.</exception>
    public GroupScore this[string predictor, string protocol, string group = "all"] =>
        Groups.FirstOrDefault(score => score.Predictor == predictor && score.Protocol == protocol && score.Group == group)
        ?? throw new ArgumentException($"The report has no {predictor} under {protocol} on {group}.", nameof(predictor));

    private static bool IsIn(FrameScore frame, string group) => group == "all" || group == frame.Place || group == PlaceAndCondition(frame);

    // An unknown condition adds no group of its own.
    private static string PlaceAndCondition(FrameScore frame) => frame.Condition == "" ? frame.Place : $"{frame.Place}/{frame.Condition}";

    private IEnumerable<string> GroupNames() =>
        Frames.SelectMany(frame => new[] { frame.Place, PlaceAndCondition(frame) }).Where(name => name is not ("" or "all")).Distinct().Order(StringComparer.Ordinal).Prepend("all");

    private GroupScore Mean(string group, string predictor, string protocol)
    {
        var members = Frames.Where(frame => frame.Predictor == predictor && frame.Protocol == protocol && IsIn(frame, group)).ToList();
        var errors = members.Select(member => member.Result.Errors).OfType<DepthErrors>().ToList();
        var outlines = members.Select(member => member.Result.BoundaryF1).OfType<double>().ToList();
        return new GroupScore(group, predictor, protocol, members.Count, errors.Count, DepthErrors.Mean(errors), outlines.Count, outlines.Count == 0 ? null : outlines.Average());
    }
}
