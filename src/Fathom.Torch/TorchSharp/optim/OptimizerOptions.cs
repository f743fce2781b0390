namespace TorchSharp.Modules;

/// <summary>The options of a group of parameters. Null is the optimizer's default.</summary>
public class OptimizerOptions
{
    /// <summary>The learning rate of the next step.</summary>
    public double? LearningRate { get; set; }

    /// <summary>The learning rate at the beginning.</summary>
    public double? InitialLearningRate { get; set; }
}
