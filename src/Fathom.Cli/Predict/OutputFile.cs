namespace Fathom.Cli.Predict;

/// <summary>A file to write.</summary>
/// <param name="Format">One format.</param>
/// <param name="Path">Its name.</param>
internal readonly record struct OutputFile(OutputFormats Format, string Path)
{
    private static readonly OutputFormats[] Formats = [.. Enum.GetValues<OutputFormats>().Where(format => int.IsPow2((int)format))];

    /// <summary>The files of some formats, in the order they are told.</summary>
    /// <param name="formats">Which.</param>
    /// <param name="stem">Their common name, without extension.</param>
    public static IReadOnlyList<OutputFile> Of(OutputFormats formats, string stem) =>
        [.. Formats.Where(format => formats.HasFlag(format)).Select(format => new OutputFile(format, stem + Extension(format)))];

    /// <summary>The formats in words, e.g. "16-bit PNG, PFM".</summary>
    public static string Describe(OutputFormats formats) => string.Join(", ", Formats.Where(format => formats.HasFlag(format)).Select(format => format switch
    {
        OutputFormats.Png16 => "16-bit PNG",
        OutputFormats.Preview => "preview",
        _ => format.ToString().ToUpperInvariant(),
    }));

    /// <summary>Writes the file, and what describes it beside it.</summary>
    /// <param name="depth">The map; for points, with a camera.</param>
    /// <param name="picture">The colours of points.</param>
    /// <param name="preview">The map in colours, as a PNG file; for previews.</param>
    /// <param name="request">The end of points.</param>
    public void Write(DepthMap depth, Image picture, Task<byte[]>? preview, PredictRequest request)
    {
        switch (Format)
        {
            case OutputFormats.Preview:
                AtomicFile.Write(Path, preview!.GetAwaiter().GetResult());
                break;
            case OutputFormats.Ply:
                depth.ToPointCloud(picture, request.Farthest).SavePly(Path);
                break;
            case OutputFormats.Glb:
                depth.ToPointCloud(picture, request.Farthest).SaveGlb(Path);
                break;
            default:
                depth.Save(Path);
                break;
        }
    }

    private static string Extension(OutputFormats format) => format switch
    {
        OutputFormats.Png16 => ".png",
        OutputFormats.Preview => ".preview.png",
        _ => "." + format.ToString().ToLowerInvariant(),
    };
}
