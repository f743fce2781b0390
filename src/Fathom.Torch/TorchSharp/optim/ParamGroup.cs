namespace TorchSharp.Modules;

/// <summary>Parameters that share options.</summary>
public class ParamGroup : torch.optim.ILearningRateController
{
    /// <summary>A group whose options are set later.</summary>
    public ParamGroup() { }

    /// <summary>A group.</summary>
    public ParamGroup(IEnumerable<Parameter> parameters, OptimizerOptions? options = null) => (Parameters, Options) = (parameters.ToArray(), options);

    /// <summary>The parameters.</summary>
    public IReadOnlyList<Parameter> Parameters { get; init; } = [];

    /// <summary>The options; what is null there is taken from the optimizer when the group is added.</summary>
    public OptimizerOptions? Options { get; set; }

    /// <summary>A schedule has noted the first learning rate.</summary>
    internal bool IsScheduled { get; set; }

    /// <inheritdoc/>
    public double LearningRate
    {
        get => Options?.LearningRate ?? 0;
        set => (Options ??= new OptimizerOptions()).LearningRate = value;
    }

    /// <inheritdoc/>
    public double InitialLearningRate
    {
        get => Options?.InitialLearningRate ?? 0;
        set => (Options ??= new OptimizerOptions()).InitialLearningRate = value;
    }
}
