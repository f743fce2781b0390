namespace Fathom.Cli.Predict;

/// <summary>One picture and the files that its depth goes to; a null file is not wanted.</summary>
/// <param name="Source">The picture.</param>
/// <param name="Png16">16-bit grey PNG.</param>
/// <param name="Pfm">32-bit floats.</param>
/// <param name="Preview">Colour PNG.</param>
internal sealed record PredictionJob(string Source, string? Png16, string? Pfm, string? Preview)
{
    /// <summary>The files, in the order they are told.</summary>
    public IEnumerable<string> Files => new[] { Png16, Pfm, Preview }.OfType<string>();

    /// <summary>True where every file is there.</summary>
    public bool IsDone => Files.All(File.Exists);
}
