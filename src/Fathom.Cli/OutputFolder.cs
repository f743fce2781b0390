namespace Fathom.Cli;

/// <summary>Makes sure of the folder for results before anything is computed for them.</summary>
internal static class OutputFolder
{
    /// <summary>Creates the folder where it is missing.</summary>
    /// <exception cref="FathomException">It cannot be created.</exception>
    public static void Prepare(string folder)
    {
        if (File.Exists(folder))
            throw new FathomException($"{folder} is a file, and results need a folder. Choose another one.");
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new FathomException($"The folder {folder} cannot be created: {error.Message} Choose another one.", error);
        }
    }
}
