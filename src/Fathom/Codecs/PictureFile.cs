namespace Fathom;

/// <summary>The gate every file passes: size of the file, header, limits; only then a decoder.</summary>
internal static class PictureFile
{
    public static byte[] Read(string path, PixelBudget? budget)
    {
        if (Directory.Exists(path))
            throw new PictureException(path, PictureProblem.Missing, "this is a folder, not a picture.");
        if (FileType.IsPipeOrDevice(path))
            throw new PictureException(path, PictureProblem.Unsupported, "a pipe or device, not a file. Save it to a file first.");
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            (budget ?? PixelBudget.Default).CheckBytes(file.Length, path);
            var bytes = GC.AllocateUninitializedArray<byte>((int)file.Length);
            file.ReadExactly(bytes);
            return bytes;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new PictureException(path, PictureProblem.Missing, "no such file. Check the path.", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new PictureException(path, PictureProblem.Missing, "the file may not be read. Check its permissions.", e);
        }
        catch (IOException e)
        {
            throw new PictureException(path, PictureProblem.Missing, $"the file cannot be read: {e.Message}", e);
        }
    }

    public static PictureHeader Admit(ReadOnlySpan<byte> file, string name, PixelBudget? budget)
    {
        budget ??= PixelBudget.Default;
        budget.CheckBytes(file.Length, name);
        var header = PictureHeader.Read(file, name);
        budget.CheckSize(header, name);
        return header;
    }
}
