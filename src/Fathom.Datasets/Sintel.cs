using System.Buffers.Binary;

namespace Fathom.Datasets;

/// <summary>MPI Sintel's training frames with depth (Butler et al. 2012): <c>training/clean/SCENE/frame_0001.png</c> and <c>training/depth/SCENE/frame_0001.dpt</c>. MiDaS scores what is nearer than 72 m.</summary>
public static class Sintel
{
    /// <summary>Reads frames by scene and number, as they are asked for.</summary>
    /// <param name="root">The folder of <c>training</c>.</param>
    /// <param name="pass">"final", with motion blur and fog, as MiDaS; or "clean".</param>
    /// <param name="withoutOccluded">Whether what <c>training/occlusions</c> marks, of the download for optical flow, is left out, as some evaluations do. A scene's last frame has no such file.</param>
    /// <exception cref="DatasetException">There is no such folder: at once.</exception>
    public static IEnumerable<DatasetFrame> Read(string root, string pass = "final", bool withoutOccluded = false)
    {
        var pictures = Path.Combine(root, "training", pass);
        if (!Directory.Exists(pictures))
            throw new DatasetException(pictures, "there is no such folder. The root of Sintel is the one that holds 'training'; pictures and depth are two downloads.");
        return Directory.EnumerateDirectories(pictures).Order(StringComparer.Ordinal).SelectMany(scene => Directory.EnumerateFiles(scene, "frame_*.png").Order(StringComparer.Ordinal)).Select(picture =>
        {
            var (scene, frame) = (Path.GetFileName(Path.GetDirectoryName(picture)!), Path.GetFileNameWithoutExtension(picture));
            var occlusion = Path.Combine(root, "training/occlusions", scene, frame + ".png");
            return new DatasetFrame
            {
                Name = $"{scene}_{frame}",
                Picture = new(picture),
                Depth = new SintelDepth(Path.Combine(root, "training/depth", scene, frame + ".dpt")) { OcclusionPath = withoutOccluded && File.Exists(occlusion) ? occlusion : null },
                Sequence = scene,
                Place = "film",
                Cap = 72,
            };
        });
    }
}

/// <summary>A <c>.dpt</c> file of Sintel: float32 202021.25 ("PIEH" as text), int32 width and height, then float32 metres row by row, all little endian.</summary>
/// <param name="Path">The file.</param>
public sealed record SintelDepth(string Path) : DepthFile(Path)
{
    /// <summary>An 8-bit PNG of the same size, above 0 where the surface is hidden in the next frame and is not to be scored; null for none.</summary>
    public string? OcclusionPath { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Files => OcclusionPath is null ? base.Files : [Path, OcclusionPath];

    private const float Tag = 202021.25f;
    private const int HeaderBytes = 12;

    /// <inheritdoc/>
    public override DepthMap Read(int width, int height)
    {
        var file = new FileInfo(Path);
        if (!file.Exists)
            throw new DatasetException(Path, "there is no such file.");
        using var stream = file.OpenRead();
        Span<byte> header = stackalloc byte[HeaderBytes];
        if (stream.ReadAtLeast(header, HeaderBytes, throwOnEndOfStream: false) < HeaderBytes || BinaryPrimitives.ReadSingleLittleEndian(header) != Tag)
            throw new DatasetException(Path, "no depth of Sintel: a .dpt file begins with the number 202021.25.");
        int columns = BinaryPrimitives.ReadInt32LittleEndian(header[4..]), rows = BinaryPrimitives.ReadInt32LittleEndian(header[8..]);
        if (columns < 1 || rows < 1 || (long)columns * rows > PixelBudget.Default.MaxPixels || file.Length != HeaderBytes + 4L * columns * rows)
            throw new DatasetException(Path, $"its header says {columns}×{rows} pixels, and it has {file.Length} bytes. Is it cut off?");
        var metres = RawFloats.Read(stream, columns * rows);
        var valid = Array.ConvertAll(metres, depth => depth > 0);
        if (OcclusionPath is not null && GreyPicture.Mask(OcclusionPath, columns, rows) is var occluded)
            for (var i = 0; i < valid.Length; i++)
                valid[i] &= occluded[i] == 0;
        return new DepthMap(columns, rows, metres, DepthKind.MetricDepth, valid);
    }
}
