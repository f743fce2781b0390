using Fathom.Tests;

namespace Fathom.Datasets.Tests;

public sealed class VideoFramesTests : IDisposable
{
    private const int Count = 40;
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Every_frame_has_its_picture_its_neighbours_and_its_time()
    {
        var frames = VideoFrames.Read(Video()).ToArray();

        Assert.Equal(Count, frames.Length);
        Assert.Equal(Count, frames.Select(frame => frame.Name).Distinct().Count());
        for (var i = 0; i < Count; i++)
        {
            Assert.Equal(("drive", i / 10.0), (frames[i].Sequence, Math.Round(frames[i].Time!.Value, 3)));
            Assert.Equal(Picture(i).Pixels, frames[i].Picture.Read().Pixels);
            Assert.Equal(i == 0 ? null : Picture(i - 1).Pixels, frames[i].PreviousPicture?.Read().Pixels);
            Assert.Equal(i == Count - 1 ? null : Picture(i + 1).Pixels, frames[i].NextPicture?.Read().Pixels);
        }
    }

    [Fact]
    public void Frames_are_right_in_any_order_and_from_any_thread()
    {
        var frames = VideoFrames.Read(Video()).ToArray();
        Parallel.For(0, 4 * Count, i => Assert.Equal(Picture(i * 29 % Count).Pixels, frames[i * 29 % Count].Picture.Read().Pixels));
    }

    [Fact]
    public void The_frames_can_be_listed_twice_and_belong_to_the_caller()
    {
        var video = VideoFrames.Read(Video());
        Assert.Equal(video.Take(5).Select(frame => frame.Name), video.Take(5).Select(frame => frame.Name));
        var first = video.First();
        Array.Clear(first.Picture.Read().Pixels);
        Assert.Equal(Picture(0).Pixels, first.Picture.Read().Pixels);
    }

    [Fact]
    public void What_is_no_video_is_refused_at_once() =>
        Assert.Equal(VideoProblem.NotAVideo, Assert.Throws<VideoException>(() => VideoFrames.Read(folder.Write("drive.mp4", [1, 2, 3]))).Problem);

    private string Video()
    {
        using var writer = VideoWriter.Create(folder["drive.mkv"], 32, 16, 10);
        for (var i = 0; i < Count; i++)
            writer.Write(Picture(i));
        writer.Complete();
        return folder["drive.mkv"];
    }

    private static Image Picture(int number)
    {
        var picture = new Image(32, 16);
        for (var i = 0; i < picture.Pixels.Length; i++)
            picture.Pixels[i] = (byte)(i * 7 + number * 31 + i / 96 * number);
        return picture;
    }
}
