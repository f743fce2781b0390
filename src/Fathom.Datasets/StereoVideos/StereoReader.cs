namespace Fathom.Datasets.StereoVideos;

/// <summary>Reads both eyes of a stereo video of one or two files.</summary>
internal sealed class StereoReader : IDisposable
{
    private readonly VideoReader first;
    private readonly VideoReader? second;
    private readonly StereoVideoSettings settings;

    public StereoReader(string file, string? other, StereoVideoSettings settings)
    {
        this.settings = settings;
        first = VideoReader.Open(file);
        try
        {
            second = other is null ? null : VideoReader.Open(other);
            if (second is not null && (second.Width, second.Height) != (first.Width, first.Height))
                throw new DatasetException(other!, $"it has frames of {second.Width}×{second.Height} pixels, and {file} of {first.Width}×{first.Height}. The two eyes have one size.");
            if (second is not null && first.FramesPerSecond is { } rate && second.FramesPerSecond is { } otherRate && Math.Abs(rate - otherRate) > 0.01)
                throw new DatasetException(other!, FormattableString.Invariant($"it has {otherRate:0.###} frames a second, and {file} {rate:0.###}. The two eyes have one rate."));
            Eye = new PixelBox(0, 0, first.Width / (second is null && IsSide ? 2 : 1), first.Height / (second is null && !IsSide ? 2 : 1));
            if (Eye.Width < 1 || Eye.Height < 1)
                throw new DatasetException(file, $"frames of {first.Width}×{first.Height} pixels do not hold two eyes.");
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>One eye as it is in the file, squeezed or not.</summary>
    public PixelBox Eye { get; }

    /// <summary>As the first file claims; films have 24 where it does not.</summary>
    public double FramesPerSecond => first.FramesPerSecond ?? 24;

    public int? ClaimedFrames => first.ClaimedFrames;

    /// <summary>Seconds of the frame that was read last.</summary>
    public double Time => first.Time;

    /// <summary>The next frame as the files hold it: one picture or two.</summary>
    public IReadOnlyList<Image>? Read()
    {
        if (first.Read() is not { } frame)
            return null;
        return second is null ? [frame] : second.Read() is { } other ? [frame, other] : null;
    }

    /// <summary>Left and right eye of a frame, whose number only grows, within a part of the eye, in their right shape.</summary>
    public (Image Left, Image Right) ReadAt(int number, PixelBox box)
    {
        if (first.ReadAt(number) is not { } frame || second?.ReadAt(number) is var other && second is not null && other is null)
            throw new DatasetException(first.Path, $"it has no frame {number}; did the file change?");
        var eyes = EyesOf(other is null ? [frame] : [frame, other], box);
        var (left, right) = settings.SwapEyes ? (eyes[1], eyes[0]) : (eyes[0], eyes[1]);
        return (Unsqueezed(left, box), Unsqueezed(right, box));
    }

    /// <summary>The same part of both eyes, in the order of the file.</summary>
    public Image[] EyesOf(IReadOnlyList<Image> frame, PixelBox box) => frame.Count == 2
        ? [box.Of(frame[0]), box.Of(frame[1])]
        : [box.Of(frame[0]), (IsSide ? box with { X = box.X + Eye.Width } : box with { Y = box.Y + Eye.Height }).Of(frame[0])];

    public void Dispose()
    {
        first?.Dispose();
        second?.Dispose();
    }

    private bool IsSide => settings.Layout is StereoLayout.Side or StereoLayout.HalfSide;

    /// <summary>The size of a part of the eye once it is in its right shape.</summary>
    public (int Width, int Height) Shape(PixelBox box) => (second, settings.Layout) switch
    {
        (null, StereoLayout.HalfSide) => (box.Width, Math.Max(box.Height / 2, 1)),
        (null, StereoLayout.HalfTop) => (Math.Max(box.Width / 2, 1), box.Height),
        _ => (box.Width, box.Height),
    };

    private Image Unsqueezed(Image eye, PixelBox box) => Shape(box) is var (width, height) && (width, height) == (eye.Width, eye.Height) ? eye : eye.Resize(width, height, Resizing.OpenCvArea);
}
