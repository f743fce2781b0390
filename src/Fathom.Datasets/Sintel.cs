using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Fathom.Datasets;

/// <summary>MPI Sintel's training frames with depth (Butler et al. 2012): <c>training/clean/SCENE/frame_0001.png</c> and <c>training/depth/SCENE/frame_0001.dpt</c>. MiDaS scores what is nearer than 72 m.</summary>
public static class Sintel
{
    /// <summary>Reads frames by scene and number, as they are asked for.</summary>
    /// <param name="root">The folder of <c>training</c>.</param>
    /// <param name="pass">"final", with motion blur and fog, as MiDaS; or "clean".</param>
    /// <exception cref="DatasetException">There is no such folder: at once.</exception>
    public static IEnumerable<DatasetFrame> Read(string root, string pass = "final")
    {
        var pictures = Path.Combine(root, "training", pass);
        if (!Directory.Exists(pictures))
            throw new DatasetException(pictures, "there is no such folder. The root of Sintel is the one that holds 'training'; pictures and depth are two downloads.");
        return Directory.EnumerateDirectories(pictures).Order(StringComparer.Ordinal).SelectMany(scene => Directory.EnumerateFiles(scene, "frame_*.png").Order(StringComparer.Ordinal)).Select(picture =>
        {
            var (scene, frame) = (Path.GetFileName(Path.GetDirectoryName(picture)!), Path.GetFileNameWithoutExtension(picture));
            return new DatasetFrame
            {
                Name = $"{scene}_{frame}",
                Picture = new(picture),
                Depth = new SintelDepth(Path.Combine(root, "training/depth", scene, frame + ".dpt")),
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
        var metres = new float[columns * rows];
        stream.ReadExactly(MemoryMarshal.AsBytes(metres.AsSpan()));
        if (!BitConverter.IsLittleEndian)
            BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<float, int>(metres.AsSpan()), MemoryMarshal.Cast<float, int>(metres.AsSpan()));
        return new DepthMap(columns, rows, metres, DepthKind.MetricDepth, Array.ConvertAll(metres, depth => depth > 0));
    }
}
