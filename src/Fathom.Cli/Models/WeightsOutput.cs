namespace Fathom.Cli.Models;

/// <summary>What is asked of a file of weights before it is written.</summary>
internal static class WeightsOutput
{
    /// <summary>The ending of the format that is written.</summary>
    public const string Ending = ".safetensors";

    /// <summary>Refuses a name with another ending.</summary>
    /// <exception cref="UsageException">It has one.</exception>
    public static void RequireEnding(string? output)
    {
        if (output is not null && !output.EndsWith(Ending, StringComparison.OrdinalIgnoreCase))
            throw new UsageException($"--output: {output} does not end in {Ending}, the format that is written.");
    }

    /// <summary>Refuses to write over what is read, and, unless forced, over what is there.</summary>
    /// <exception cref="FathomException">The file is one of the sources, or is there.</exception>
    public static void RequireFree(string output, IEnumerable<string> sources, bool force)
    {
        if (sources.Any(source => RealPath.Of(source) == RealPath.OfNew(output)))
            throw new FathomException($"{output} is one of the files that are read. Choose another name with -o.");
        if (File.Exists(output) && !force)
            throw new FathomException($"{output} is there already. Choose another name with -o, or replace it with --force.");
    }
}
