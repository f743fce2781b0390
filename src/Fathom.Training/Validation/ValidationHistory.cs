namespace Fathom.Training;

/// <summary>What a training remembers of its validations; part of every checkpoint.</summary>
internal sealed record ValidationHistory
{
    /// <summary>Step of the last validation, 0 before the first.</summary>
    public long LastStep { get; init; }

    /// <summary>Step of the best one, 0 before the first that gave a score.</summary>
    public long BestStep { get; init; }

    /// <summary>Score of the best one, the lower the better; null before the first.</summary>
    public double? BestScore { get; init; }

    /// <summary>Validations since the best one.</summary>
    public int SinceBest { get; init; }

    /// <summary>The history with one more validation; a score of null is never the best, an equal one neither.</summary>
    public ValidationHistory With(long step, double? score) => score < (BestScore ?? double.PositiveInfinity)
        ? new ValidationHistory { LastStep = step, BestStep = step, BestScore = score }
        : this with { LastStep = step, SinceBest = SinceBest + 1 };
}
