namespace Fathom.Cli.Predict;

/// <summary>One picture and the files that its depth goes to.</summary>
/// <param name="Source">The picture.</param>
/// <param name="Outputs">The files that were asked for, in the order they are told.</param>
internal sealed record PredictionJob(string Source, IReadOnlyList<OutputFile> Outputs)
{
    /// <summary>Every file that is written, with those that describe others.</summary>
    public IEnumerable<string> Files => Outputs.SelectMany(output => new[] { output.Path, DepthMap.SidecarOf(output.Path) }).OfType<string>();

    /// <summary>True where every file is there.</summary>
    public bool IsDone => Files.All(File.Exists);
}
