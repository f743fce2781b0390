namespace Fathom.Datasets;

/// <summary>One frame of a video file. All frames of one <see cref="VideoFrames.Read"/> share an open file, so reading them in order decodes each once; any thread may read.</summary>
public sealed record VideoPicture : FramePicture
{
    private readonly SharedVideo video;

    internal VideoPicture(SharedVideo video, int number) : base(video.Path) => (this.video, Number) = (video, number);

    /// <summary>The frame's number in the file, from 0.</summary>
    public int Number { get; }

    /// <inheritdoc/>
    public override Image Read() => video.Read(Number);

    /// <inheritdoc/>
    public override (int Width, int Height) Size() => Read() is var image ? (image.Width, image.Height) : default;
}
