namespace Fathom;

/// <summary>
/// Reads the frames of a video file, one after the other or by number, through FFmpeg in OpenCV; sound is ignored, and a rotation that the file asks for is done.
/// <code>using var video = VideoReader.Open("street.mp4");
/// while (video.Read() is { } frame)
///     …</code>
/// </summary>
/// <remarks>Containers: MP4, MOV, Matroska, WebM, AVI, MPEG, ASF, Ogg, FLV, MXF, Y4M. Nothing but the file itself is opened: playlists, picture patterns and addresses are refused. One thread at a time.</remarks>
public sealed class VideoReader : IDisposable
{
    // Frames decoded in vain are cheaper than a jump; after one, decoding begins this many frames early, so that those that need others before them are whole.
    private const int ForwardReach = 48, RunUp = 16;

    private readonly List<double> times = [];
    private readonly Dictionary<double, int> numbers = [];
    private VideoNative.VideoReaderHandle handle;

    private VideoReader(string path, VideoNative.VideoReaderHandle handle, int width, int height, double frames, double rate)
    {
        (Path, this.handle, Width, Height) = (path, handle, width, height);
        ClaimedFrames = frames is >= 1 and <= int.MaxValue ? (int)frames : null;
        FramesPerSecond = rate is > 0 and <= 1000 ? rate : null;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Width of every frame in pixels.</summary>
    public int Width { get; }

    /// <summary>Height of every frame in pixels.</summary>
    public int Height { get; }

    /// <summary>How many frames the file claims to have, often an estimate; null where it does not say. Only reading to the end tells.</summary>
    public int? ClaimedFrames { get; }

    /// <summary>Frames a second on average; null where unknown.</summary>
    public double? FramesPerSecond { get; }

    /// <summary>The number, from 0 in the order of showing, of the frame that <see cref="Read"/> reads next.</summary>
    public int Position { get; private set; }

    /// <summary>When the frame that was read last is shown, in seconds; NaN before the first.</summary>
    public double Time => Position == 0 ? double.NaN : times[Position - 1];

    /// <summary>Opens a video; decodes no frame for the caller yet.</summary>
    /// <param name="path">A regular file.</param>
    /// <param name="budget">Limits of a frame's size, checked against the header; null for <see cref="PixelBudget.Default"/>. <see cref="PixelBudget.MaxBytes"/> does not count: a video is not held in memory.</param>
    /// <exception cref="VideoException">Missing, empty, no video, cut off, without pictures or too large; see <see cref="VideoException.Problem"/>.</exception>
    /// <exception cref="MissingLibraryException">The library that reads videos is not installed.</exception>
    public static VideoReader Open(string path, PixelBudget? budget = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        VideoContainer.Check(path);
        var handle = OpenNative(path, out var width, out var height, out var frames, out var rate);
        try
        {
            if (width < 1 || height < 1)
                throw NoPictures(path);
            (budget ?? PixelBudget.Default).CheckFrame(width, height, path);
            return new VideoReader(path, handle, width, height, frames, rate);
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    /// <summary>Reads the next frame.</summary>
    /// <returns>The frame, or null after the last.</returns>
    /// <exception cref="VideoException">It cannot be converted, or has another size than the first.</exception>
    public Image? Read()
    {
        if (!Skip())
            return null;
        var image = new Image(Width, Height);
        return VideoNative.Retrieve(handle, image) == 0 ? image
            : throw new VideoException(Path, VideoProblem.Corrupt, $"frame {Position - 1}: {VideoNative.Message}.");
    }

    /// <summary>Goes past the next frame without making a picture of it.</summary>
    /// <returns>False after the last.</returns>
    public bool Skip()
    {
        ObjectDisposedException.ThrowIf(handle.IsClosed, this);
        switch (VideoNative.Grab(handle, out var milliseconds))
        {
            case VideoNative.Nothing:
                return false;
            case not 0:
                throw new VideoException(Path, VideoProblem.Corrupt, $"frame {Position}: {VideoNative.Message}.");
        }
        if (Position == times.Count)
        {
            // Some codecs do not give the time of their last frames.
            var last = Position == 0 ? double.NegativeInfinity : times[^1];
            var known = milliseconds / 1000 > last;
            times.Add(known ? milliseconds / 1000 : last + 1 / (FramesPerSecond ?? 25));
            if (known)
                numbers[milliseconds] = Position;
        }
        Position++;
        return true;
    }

    /// <summary>Reads a frame by its number: the same pixels that reading from the start to it gives.</summary>
    /// <param name="number">From 0.</param>
    /// <returns>The frame, or null where the video ends before it.</returns>
    /// <remarks>Forward it costs the frames between. To a part that was read before it jumps, and where the time of what comes there is not that of a frame known before, decodes from the start.</remarks>
    /// <exception cref="VideoException">As for <see cref="Read"/> and <see cref="Open"/>.</exception>
    public Image? ReadAt(int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        if (number < Position || number > Position + ForwardReach)
            Approach(number);
        while (Position < number)
            if (!Skip())
                return null;
        return Read();
    }

    /// <inheritdoc/>
    public void Dispose() => handle.Dispose();

    // Seeking by number guesses a time and may land elsewhere: only a frame whose time was seen before tells its number.
    private void Approach(int number)
    {
        var start = Math.Min(number - RunUp, times.Count - 1);
        if (number >= Position && start <= Position)
            return;
        if (start > 0 && VideoNative.Seek(handle, start) == 0 && VideoNative.Grab(handle, out var milliseconds) == 0
            && numbers.TryGetValue(milliseconds, out var found) && found < number)
        {
            Position = found + 1;
            return;
        }
        handle.Dispose();
        handle = OpenNative(Path, out _, out _, out _, out _);
        Position = 0;
    }

    private static VideoNative.VideoReaderHandle OpenNative(string path, out int width, out int height, out double frames, out double rate)
    {
        var result = VideoNative.Open(System.IO.Path.GetFullPath(path), out var handle, out width, out height, out frames, out rate);
        return result switch
        {
            0 => handle,
            VideoNative.Nothing => throw NoPictures(path),
            _ => throw new FathomException($"{path}: OpenCV: {VideoNative.Message}"),
        };
    }

    private static VideoException NoPictures(string path) =>
        new(path, VideoProblem.NoPictures, "no pictures in it can be decoded: it holds sound only, is damaged, or its codec is not known to this FFmpeg. Convert it, for instance with ffmpeg -i IN -c:v libx264 OUT.mp4.");
}
