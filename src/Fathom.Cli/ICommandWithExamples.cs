namespace Fathom.Cli;

/// <summary>A command whose help screen ends with examples: all of them.</summary>
internal interface ICommandWithExamples
{
    /// <summary>What people type most, first.</summary>
    IReadOnlyList<Example> Examples { get; }
}
