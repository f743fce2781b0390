namespace Fathom.Evaluation;

/// <summary>One number of a picture's score.</summary>
public sealed record Metric
{
    private Metric(string name, string title, string format, bool lowerIsBetter, Func<FrameResult, double?> of) => (Name, Title, Format, LowerIsBetter, Of) = (name, title, format, lowerIsBetter, of);

    /// <summary>What protocols and columns of files call it, e.g. <c>abs_rel</c>.</summary>
    public string Name { get; }

    /// <summary>What tables call it, e.g. "AbsRel".</summary>
    public string Title { get; }

    /// <summary>How tables write it: a .NET format.</summary>
    public string Format { get; }

    /// <summary>Whether a smaller number is the better.</summary>
    public bool LowerIsBetter { get; }

    /// <summary>The number of a picture; null where it has none.</summary>
    public Func<FrameResult, double?> Of { get; }

    /// <summary><see cref="DepthErrors.AbsRel"/>.</summary>
    public static Metric AbsRel { get; } = OfErrors("abs_rel", "AbsRel", "0.000", errors => errors.AbsRel);

    /// <summary><see cref="DepthErrors.OutlierPercent"/>.</summary>
    public static Metric OutlierPercent { get; } = OfErrors("outlier_percent", "δ>1.25 %", "0.0", errors => errors.OutlierPercent);

    /// <summary>Weighted human disagreement rate (Chen et al. 2016) where each picture has one pair of points: 100 where it is ordered wrongly, else 0. The mean is percent.</summary>
    public static Metric Whdr { get; } = new("whdr", "WHDR %", "0.00", true, result => result.Whdr);

    /// <summary><see cref="Evaluation.BoundaryF1"/>.</summary>
    public static Metric BoundaryF1 { get; } = new("boundary_f1", "boundary F1", "0.000", false, result => result.BoundaryF1);

    /// <summary>Percent of <see cref="TemporalError"/> to the frame before.</summary>
    public static Metric Temporal { get; } = new("temporal", "temporal %", "0.00", true, result => result.Temporal);

    /// <summary>Every metric, in the order of columns.</summary>
    public static IReadOnlyList<Metric> All { get; } =
    [
        AbsRel,
        OfErrors("sq_rel", "SqRel", "0.000", errors => errors.SqRel),
        OfErrors("rmse", "RMSE", "0.000", errors => errors.Rmse),
        OfErrors("rmse_log", "RMSElog", "0.000", errors => errors.RmseLog),
        OfErrors("delta1", "δ1", "0.000", errors => errors.Delta1, lowerIsBetter: false),
        OfErrors("delta2", "δ2", "0.000", errors => errors.Delta2, lowerIsBetter: false),
        OfErrors("delta3", "δ3", "0.000", errors => errors.Delta3, lowerIsBetter: false),
        OutlierPercent,
        OfErrors("log10", "log10", "0.000", errors => errors.Log10),
        OfErrors("rmse_log10", "RMSElog10", "0.000", errors => errors.RmseLog10),
        OfErrors("si_log", "SILog", "0.00", errors => errors.SiLog),
        OfErrors("i_rmse", "iRMSE", "0.00", errors => errors.IRmse),
        BoundaryF1,
        Whdr,
        Temporal,
    ];

    /// <summary>The metric of a name.</summary>
    /// <exception cref="ArgumentException">There is none of it.</exception>
    public static Metric Find(string name) =>
        All.FirstOrDefault(metric => metric.Name == name) ?? throw new ArgumentException($"There is no metric '{name}'. {Suggestion.For(name, All.Select(metric => metric.Name))}", nameof(name));

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    private static Metric OfErrors(string name, string title, string format, Func<DepthErrors, double> of, bool lowerIsBetter = true) =>
        new(name, title, format, lowerIsBetter, result => result.Errors is { } errors ? of(errors) : null);
}
