namespace Fathom.Cli;

/// <summary>Makes sure that results can be written before anything is computed for them.</summary>
internal static class OutputFolder
{
    /// <summary>Creates the folder where it is missing, and tries it.</summary>
    /// <exception cref="FathomException">Nothing can be written there.</exception>
    public static void Prepare(string folder)
    {
        try
        {
            if (File.Exists(folder))
                throw new FathomException($"{folder} is a file, and results need a folder. Choose another with -o.");
            Directory.CreateDirectory(folder);
            var probe = Path.Combine(folder, $".fathom-{Guid.NewGuid():N}");
            new FileStream(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose).Dispose();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new FathomException($"{folder}: nothing can be written there: {error.Message} Choose another folder with -o.", error);
        }
    }
}
