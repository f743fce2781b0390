using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Fathom.Tests.Videos;

public sealed class VideoTests
{
    private const int Width = 96, Height = 64, Frames = 60;

    [Fact]
    public void A_lossless_video_comes_back_bit_for_bit()
    {
        using var folder = new TemporaryFolder();
        var path = Write(folder["film.mkv"], Frames);
        using var video = VideoReader.Open(path);
        Assert.Equal((Width, Height, 24.0), (video.Width, video.Height, video.FramesPerSecond));
        Assert.Equal(double.NaN, video.Time);
        for (var i = 0; i < Frames; i++)
        {
            Assert.Equal(i, video.Position);
            Assert.Equal(Picture(i).Pixels, video.Read()!.Pixels);
            Assert.Equal(i / 24.0, video.Time, 0.001);
        }
        Assert.Null(video.Read());
        Assert.Null(video.Read());
        Assert.Equal(Frames, video.Position);
    }

    [Theory]
    [InlineData("film.mp4")]
    [InlineData("film.avi")]
    public void A_video_comes_back_frame_by_frame_and_similar(string name)
    {
        using var folder = new TemporaryFolder();
        using var video = VideoReader.Open(Write(folder[name], Frames));
        Assert.Equal((Frames, 24.0), (video.ClaimedFrames, video.FramesPerSecond!.Value));
        for (var i = 0; i < Frames; i++)
        {
            var frame = video.Read()!;
            Assert.InRange(Difference(frame, Picture(i)), 0, 8);
            Assert.True(Difference(frame, Picture(i)) < Difference(frame, Picture(i + 3)));
            Assert.Equal(i / 24.0, video.Time, 0.001);
        }
        Assert.Null(video.Read());
    }

    [Theory]
    [InlineData("film.mp4")]
    [InlineData("film.avi")]
    [InlineData("film.mkv")]
    public void Any_frame_by_its_number_has_the_pixels_of_reading_from_the_start(string name)
    {
        const int length = 300;
        using var folder = new TemporaryFolder();
        var path = Write(folder[name], length);
        var expected = new List<byte[]>();
        using (var video = VideoReader.Open(path))
            while (video.Read() is { } frame)
                expected.Add(frame.Pixels);
        Assert.Equal(length, expected.Count);

        using var random = VideoReader.Open(path);
        foreach (var number in (int[])[3, 0, 0, 120, 119, 5, 299, 298, 40, 250, 251, 7, 299, 180, 16, 17, 1])
        {
            Assert.Equal(expected[number], random.ReadAt(number)!.Pixels);
            Assert.Equal(number + 1, random.Position);
            Assert.Equal(number / 24.0, random.Time, 0.001);
        }
        Assert.Null(random.ReadAt(length));
        Assert.Equal(expected[2], random.ReadAt(2)!.Pixels);
    }

    [Fact]
    public void Going_back_in_a_long_video_jumps()
    {
        using var folder = new TemporaryFolder();
        using var video = VideoReader.Open(Write(folder["film.avi"], 1000));
        while (video.Skip())
        { }
        var start = System.Diagnostics.Stopwatch.StartNew();
        for (var i = 0; i < 20; i++)
            Assert.InRange(Difference(video.ReadAt(900 - 30 * i)!, Picture(900 - 30 * i)), 0, 8);
        Assert.InRange(start.Elapsed.TotalSeconds, 0, 5);
    }

    [Fact]
    public void A_missing_file_is_said_to_be_missing() => AssertRefused("/nowhere/film.mp4", VideoProblem.Missing);

    [Fact]
    public void A_folder_and_an_empty_file_are_refused()
    {
        using var folder = new TemporaryFolder();
        AssertRefused(folder.Path, VideoProblem.Missing);
        AssertRefused(folder.Write("empty.mp4", []), VideoProblem.Empty);
    }

    [Fact]
    public void What_is_no_video_is_refused()
    {
        using var folder = new TemporaryFolder();
        Picture(0).Save(folder["picture.png"]);
        AssertRefused(folder["picture.png"], VideoProblem.NotAVideo);
        AssertRefused(folder.Write("text.mp4", Encoding.UTF8.GetBytes(new string('a', 1000))), VideoProblem.NotAVideo);
        AssertRefused(folder.Write("one.avi", [7]), VideoProblem.NotAVideo);
    }

    [Theory]
    [InlineData("list.ffconcat", "ffconcat version 1.0\nfile {0}\n")]
    [InlineData("list.mp4", "ffconcat version 1.0\nfile {0}\n")]
    [InlineData("list.m3u8", "#EXTM3U\n#EXT-X-TARGETDURATION:3\n#EXTINF:3,\n{0}\n#EXT-X-ENDLIST\n")]
    [InlineData("list.sdp", "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 5004 RTP/AVP 96\na=rtpmap:96 H264/90000\n")]
    public void Lists_of_other_files_are_not_followed(string name, string content)
    {
        using var folder = new TemporaryFolder();
        var other = Write(folder["other.avi"], 3);
        AssertRefused(folder.Write(name, Encoding.UTF8.GetBytes(string.Format(null, content, other))), VideoProblem.NotAVideo);
    }

    // Past our own look at the first bytes: FFmpeg itself is confined too.
    [Theory]
    [InlineData("ffconcat version 1.0\nfile {0}\n")]
    [InlineData("#EXTM3U\n#EXT-X-TARGETDURATION:3\n#EXTINF:3,\n{0}\n#EXT-X-ENDLIST\n")]
    public void Ffmpeg_itself_follows_no_list(string content)
    {
        using var folder = new TemporaryFolder();
        var list = folder.Write("list.m3u8", Encoding.UTF8.GetBytes(string.Format(null, content, Write(folder["other.avi"], 3))));
        Assert.Equal(VideoNative.Nothing, VideoNative.Open(list, out _, out _, out _, out _, out _));
    }

    [Fact]
    public void A_name_that_reads_as_an_address_or_a_pattern_is_a_name()
    {
        using var folder = new TemporaryFolder();
        Picture(0).Save(folder["img_00.png"]);
        Picture(1).Save(folder["img_01.png"]);
        AssertRefused(folder["img_%02d.png"], VideoProblem.Missing);
        File.Copy(folder["img_00.png"], folder["img_%02d.png"]);
        AssertRefused(folder["img_%02d.png"], VideoProblem.NotAVideo);
        Assert.Equal(VideoNative.Nothing, VideoNative.Open(folder["img_%02d.png"], out _, out _, out _, out _, out _));

        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        AssertRefused($"http://127.0.0.1:{((IPEndPoint)server.LocalEndpoint).Port}/film.mp4", VideoProblem.Missing);
        Assert.False(server.Pending());

        File.Move(Write(folder["film.avi"], 3), folder["concat:a|b.avi"]);
        using var video = VideoReader.Open(folder["concat:a|b.avi"]);
        Assert.NotNull(video.Read());
    }

    [Theory]
    [InlineData("film.mp4", 0.5)]
    [InlineData("film.mp4", 0.99)]
    [InlineData("film.avi", 0.5)]
    [InlineData("film.avi", 0.99)]
    public void A_file_that_is_cut_off_is_refused(string name, double share)
    {
        using var folder = new TemporaryFolder();
        var whole = File.ReadAllBytes(Write(folder[name], Frames));
        AssertRefused(folder.Write("cut.bin", whole.AsSpan(0, (int)(share * whole.Length))), VideoProblem.Truncated);
    }

    [Theory]
    [InlineData("film.mp4")]
    [InlineData("film.avi")]
    [InlineData("film.mkv")]
    public void Damage_anywhere_ends_in_a_typed_error_or_in_frames_of_the_size(string name)
    {
        using var folder = new TemporaryFolder();
        var whole = File.ReadAllBytes(Write(folder[name], 12));
        var dice = new Random(5);
        for (var round = 0; round < 60; round++)
        {
            var damaged = whole.ToArray();
            for (var i = 0; i < 20; i++)
                damaged[dice.Next(round % 2 == 0 ? damaged.Length : Math.Min(2000, damaged.Length))] = (byte)dice.Next(256);
            try
            {
                using var video = VideoReader.Open(folder.Write("damaged.bin", damaged.AsSpan(0, round % 5 == 0 ? dice.Next(1, damaged.Length) : damaged.Length)), new PixelBudget(MaxPixels: 1_000_000));
                for (var i = 0; i < 100 && video.Read() is { } frame; i++)
                    Assert.Equal((video.Width, video.Height), (frame.Width, frame.Height));
            }
            catch (VideoException)
            { }
        }
    }

    [Fact]
    public void Sound_without_pictures_is_refused()
    {
        // A WAV's content under the name of an AVI: one audio stream, no picture.
        using var folder = new TemporaryFolder();
        using var bytes = new MemoryStream();
        using (var writer = new BinaryWriter(bytes))
        {
            writer.Write("RIFF"u8);
            writer.Write(12);
            writer.Write("AVI LIST"u8);
            writer.Write(0);
        }
        AssertRefused(folder.Write("sound.avi", bytes.ToArray()), VideoProblem.NoPictures);
    }

    [Fact]
    public void Frames_beyond_the_budget_are_refused_before_decoding()
    {
        using var folder = new TemporaryFolder();
        var path = Write(folder["film.avi"], 2);
        Assert.Equal(VideoProblem.TooLarge, Assert.Throws<VideoException>(() => VideoReader.Open(path, new PixelBudget(MaxPixels: 6000))).Problem);
        Assert.Equal(VideoProblem.TooLarge, Assert.Throws<VideoException>(() => VideoReader.Open(path, new PixelBudget(MaxSide: 95))).Problem);
        VideoReader.Open(path, new PixelBudget(MaxPixels: Width * Height, MaxSide: 96, MaxBytes: 1)).Dispose();
    }

    [Fact]
    public void Without_complete_nothing_is_left_and_what_was_there_stays()
    {
        using var folder = new TemporaryFolder();
        folder.Write("film.mp4", [1, 2, 3]);
        using (var writer = VideoWriter.Create(folder["film.mp4"], Width, Height, 24))
            writer.Write(Picture(0));
        Assert.Equal([folder["film.mp4"]], Directory.GetFiles(folder.Path));
        Assert.Equal([1, 2, 3], File.ReadAllBytes(folder["film.mp4"]));

        Write(folder["film.mp4"], 2);
        Assert.Equal([folder["film.mp4"]], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void What_cannot_be_written_is_refused_before_a_frame()
    {
        using var folder = new TemporaryFolder();
        Assert.Throws<ArgumentOutOfRangeException>(() => VideoWriter.Create(folder["film.mp4"], 95, 64, 24));
        Assert.Throws<ArgumentOutOfRangeException>(() => VideoWriter.Create(folder["film.mp4"], 96, 64, 0));
        Assert.Contains(".gif", Assert.Throws<FathomException>(() => VideoWriter.Create(folder["film.gif"], 96, 64, 24)).Message, StringComparison.Ordinal);
        Assert.Contains("folder", Assert.Throws<WriteException>(() => VideoWriter.Create(folder["no/film.mp4"], 96, 64, 24)).Message, StringComparison.Ordinal);
        using var writer = VideoWriter.Create(folder["film.avi"], 96, 64, 24);
        Assert.Throws<ArgumentException>(() => writer.Write(new Image(64, 96)));
        Assert.Throws<InvalidOperationException>(writer.Complete);
    }

    private static void AssertRefused(string path, VideoProblem problem)
    {
        var error = Assert.Throws<VideoException>(() => VideoReader.Open(path));
        Assert.Equal((problem, path), (error.Problem, error.Path));
        Assert.StartsWith(path, error.Message, StringComparison.Ordinal);
    }

    private static string Write(string path, int frames)
    {
        using var writer = VideoWriter.Create(path, Width, Height, 24);
        for (var i = 0; i < frames; i++)
            writer.Write(Picture(i));
        writer.Complete();
        return path;
    }

    // A soft grey scene that drifts, with the frame's number as bars of black and white.
    private static Image Picture(int number)
    {
        var picture = new Image(Width, Height);
        for (var i = 0; i < Width * Height; i++)
        {
            int x = i % Width, y = i / Width;
            var grey = y >= 48 ? (number >> (x / 8) & 1) * 255 : 128 + 60 * Math.Sin(0.11 * (x + number)) + 50 * Math.Cos(0.13 * y);
            picture.Pixels.AsSpan(3 * i, 3).Fill((byte)grey);
        }
        return picture;
    }

    private static double Difference(Image one, Image other) => one.Pixels.Zip(other.Pixels, (a, b) => (double)Math.Abs(a - b)).Average();
}
