namespace Fathom;

/// <summary>
/// Writes a video file, atomically: the file is there, whole, after <see cref="Complete"/>, and otherwise nothing is.
/// <code>using var video = VideoWriter.Create("depth.mp4", 640, 480, framesPerSecond: 24);
/// foreach (var frame in frames)
///     video.Write(frame);
/// video.Complete();</code>
/// </summary>
/// <remarks>The extension chooses the codec: <c>.mp4</c> is H.264, which everything plays; <c>.avi</c> is Motion JPEG, each frame for itself; <c>.mkv</c> is FFV1, which loses nothing.</remarks>
public sealed class VideoWriter : IDisposable
{
    private readonly VideoNative.VideoWriterHandle handle;
    private readonly string path, temporary;
    private readonly int width, height;

    private VideoWriter(string path, string temporary, VideoNative.VideoWriterHandle handle, int width, int height) =>
        (this.path, this.temporary, this.handle, this.width, this.height) = (path, temporary, handle, width, height);

    /// <summary>How many frames were written.</summary>
    public int Frames { get; private set; }

    /// <summary>Begins a video.</summary>
    /// <param name="path">Ends in .mp4, .avi or .mkv; its folder must exist.</param>
    /// <param name="width">Width of every frame in pixels, even.</param>
    /// <param name="height">Height of every frame in pixels, even.</param>
    /// <param name="framesPerSecond">Above 0, at most 1000.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is not even and positive, or the rate out of its range.</exception>
    /// <exception cref="FathomException">Another extension.</exception>
    /// <exception cref="WriteException">The file cannot be created.</exception>
    /// <exception cref="MissingLibraryException">The library that writes videos is not installed.</exception>
    public static VideoWriter Create(string path, int width, int height, double framesPerSecond)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (width < 2 || width % 2 != 0 || height < 2 || height % 2 != 0)
            throw new ArgumentOutOfRangeException(nameof(width), $"{width}×{height}", "Frames of a video have an even width and height: codecs halve their colours.");
        if (!(framesPerSecond is > 0 and <= 1000))
            throw new ArgumentOutOfRangeException(nameof(framesPerSecond), framesPerSecond, "Above 0, at most 1000.");
        var extension = Path.GetExtension(path).ToLowerInvariant();
        var codec = extension switch
        {
            ".mp4" => "avc1",
            ".avi" => "MJPG",
            ".mkv" => "FFV1",
            var other => throw new FathomException($"{path}: videos are written as .mp4, .avi or .mkv, not '{other}'."),
        };
        var full = Path.GetFullPath(path);
        if (!Directory.Exists(Path.GetDirectoryName(full)))
            throw new WriteException(path, "its folder does not exist; create it");
        // The same folder is the same file system, so the rename is atomic; the extension stays because the container follows from it.
        var temporary = Path.Combine(Path.GetDirectoryName(full) ?? full, $".{Guid.NewGuid():N}.tmp{extension}");
        if (VideoNative.Create(temporary, codec, framesPerSecond, width, height, out var handle) == 0)
            return new VideoWriter(path, temporary, handle, width, height);
        File.Delete(temporary);
        throw new WriteException(path, VideoNative.Message);
    }

    /// <summary>Adds a frame.</summary>
    /// <exception cref="ArgumentException">It has another size than the video.</exception>
    /// <exception cref="FathomException">The encoder failed.</exception>
    public void Write(Image frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ObjectDisposedException.ThrowIf(handle.IsClosed, this);
        if ((frame.Width, frame.Height) != (width, height))
            throw new ArgumentException($"The video has {width}×{height} pixels, this frame {frame.Width}×{frame.Height}.", nameof(frame));
        if (VideoNative.Write(handle, frame) != 0)
            throw new FathomException($"{path}: OpenCV: {VideoNative.Message}");
        Frames++;
    }

    /// <summary>Finishes the file and gives it its name; an existing one is replaced.</summary>
    /// <exception cref="InvalidOperationException">No frame was written.</exception>
    /// <exception cref="WriteException">The file is not whole, for instance because the disk is full, or cannot get its name.</exception>
    public void Complete()
    {
        ObjectDisposedException.ThrowIf(handle.IsClosed, this);
        if (Frames == 0)
            throw new InvalidOperationException("A video has at least one frame.");
        handle.Dispose();
        try
        {
            // The encoder does not tell of a full disk.
            using (VideoReader.Open(temporary, new PixelBudget(long.MaxValue, int.MaxValue)))
            using (var file = new FileStream(temporary, FileMode.Open, FileAccess.ReadWrite))
                file.Flush(flushToDisk: true);
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception e) when (e is VideoException or IOException or UnauthorizedAccessException)
        {
            throw new WriteException(path, e is VideoException ? "the video was not written whole; is the disk full?" : e.Message.TrimEnd('.'), e);
        }
    }

    /// <summary>Removes what was written, unless it is complete.</summary>
    public void Dispose()
    {
        handle.Dispose();
        File.Delete(temporary);
    }
}
