using System.Diagnostics;
using System.Text.Json;

namespace Fathom.Tests;

public sealed class StereoMatcherTests
{
    private const int Width = 160, Height = 96;
    private const string Python = "/usr/bin/python3";

    private static readonly StereoMatcher Matcher = new() { LargestDisparity = 47 };

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Disparities_agree_with_opencv_in_python(int number)
    {
        var golden = JsonDocument.Parse(File.ReadAllText(PictureReadingTests.Fixture("stereo.json"))).RootElement[number];
        int Number(string name) => golden.GetProperty(name).GetInt32();
        var matcher = new StereoMatcher { SmallestDisparity = Number("smallest"), LargestDisparity = Number("largest") };

        var found = matcher.Match(Picture(0, Number("shift")), Picture(1, Number("shift")));

        Assert.Equal(DepthKind.Disparity, found.Kind);
        var every = Number("every");
        Assert.Equal(golden.GetProperty("disparities").EnumerateArray().Select(sixteenths => sixteenths.ValueKind == JsonValueKind.Null ? float.NaN : sixteenths.GetInt32() / 16f),
            found.Values.Where((_, i) => i % every == 0));
        Assert.All(Enumerable.Range(0, found.Values.Length), i => Assert.Equal(!float.IsNaN(found.Values[i]), found.IsValid(i)));
    }

    [Fact]
    public void The_stored_disparities_are_those_of_opencv_in_python()
    {
        Assert.SkipUnless(File.Exists(Python) && Run("-c", "import cv2, numpy").ExitCode == 0, "stereo.py needs Debian's python3-opencv and python3-numpy.");
        var (exitCode, output, error) = Run(PictureReadingTests.Fixture("stereo.py"));
        Assert.True(exitCode == 0, error);
        Assert.Equal(File.ReadAllText(PictureReadingTests.Fixture("stereo.json")), output);
    }

    [Fact]
    public void Most_of_what_is_shown_twice_is_known_and_right_and_hardly_anything_else()
    {
        var found = Matcher.Match(Picture(0, 0), Picture(1, 0));
        var (right, known, shown, ghosts, hidden) = (0, 0, 0, 0, 0);
        for (var y = 0; y < Height; y++)
            for (var x = 0; x < Width; x++)
            {
                int wall = y < 48 ? 4 : 9, column = x - wall;
                var near = IsNear(x, y);
                var isKnown = found.IsValid(y * Width + x);
                // Hidden by the square, or beside the right picture.
                if (column < 0 || !near && IsNear(column + 25, y))
                    (ghosts, hidden) = (ghosts + (isKnown ? 1 : 0), hidden + 1);
                else if (near || x is < 110 or >= 140)
                {
                    shown++;
                    known += isKnown ? 1 : 0;
                    right += isKnown && Math.Abs(found[x, y] - (near ? 25 : wall)) < 0.5 ? 1 : 0;
                }
            }
        Assert.InRange(known, 0.85 * shown, shown);
        Assert.InRange(right, 0.98 * known, known);
        Assert.InRange(ghosts, 0, 0.1 * hidden);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(130)]
    [InlineData(255)]
    public void Nothing_is_known_of_even_pictures(byte grey)
    {
        var even = new Image(Width, Height, [.. Enumerable.Repeat(grey, 3 * Width * Height)]);
        Assert.DoesNotContain(true, Matcher.Match(even, even).Valid!);
    }

    [Fact]
    public void A_picture_matches_itself_at_disparity_nought() =>
        Assert.All(Matcher.Match(Picture(0, 0), Picture(0, 0)).Values.Where(disparity => !float.IsNaN(disparity)), disparity => Assert.Equal(0, disparity, 1f / 16));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 200)]
    [InlineData(200, 2)]
    public void Pictures_narrower_than_the_disparities_tried_are_matched_too(int width, int height)
    {
        var picture = Picture(0, 0).Resize(width, height, Resizing.OpenCvArea);
        Assert.Equal(width * height, new StereoMatcher { SmallestDisparity = -300, LargestDisparity = 300 }.Match(picture, picture).Values.Length);
    }

    [Fact]
    public void Threads_do_not_change_a_bit()
    {
        var (left, right) = (Picture(0, 0), Picture(1, 0));
        var expected = Matcher.Match(left, right).Values;
        var found = new float[8][];
        Parallel.For(0, found.Length, i => found[i] = Matcher.Match(left, right).Values);
        Assert.All(found, values => Assert.Equal(expected, values));
    }

    [Fact]
    public void The_map_has_the_camera_and_so_metres()
    {
        var camera = Camera.FromFieldOfView(Width, Height, 60);
        var metres = Matcher.Match(Picture(0, 0), Picture(1, 0), camera).ToMetricDepth(0.5);
        Assert.Equal(0.5 * camera.Fx / 25, metres[70, 45], 0.02 * metres[70, 45]);
    }

    [Fact]
    public void Pictures_of_different_sizes_are_refused() =>
        Assert.Contains("160×96", Assert.Throws<ArgumentException>(() => Matcher.Match(Picture(0, 0), new Image(160, 95))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_range_without_disparities_is_refused() =>
        Assert.Throws<ArgumentException>(() => new StereoMatcher { SmallestDisparity = 20, LargestDisparity = 20 }.Match(Picture(0, 0), Picture(1, 0)));

    [Theory]
    [InlineData(-1001)]
    [InlineData(1001)]
    [InlineData(int.MinValue)]
    public void A_disparity_out_of_range_is_refused(int disparity)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new StereoMatcher { SmallestDisparity = disparity });
        Assert.Throws<ArgumentOutOfRangeException>(() => new StereoMatcher { LargestDisparity = disparity });
    }

    [Fact]
    public void More_memory_than_a_gigabyte_is_refused_before_it_is_taken()
    {
        var large = new Image(4000, 3000);
        Assert.Contains("Make the pictures smaller", Assert.Throws<FathomException>(() => Matcher.Match(large, large)).Message, StringComparison.Ordinal);
    }

    // See Fixtures/stereo.py.
    private static Image Picture(int eye, int shift)
    {
        var picture = new Image(Width, Height);
        for (var y = 0; y < Height; y++)
            for (var x = 0; x < Width; x++)
            {
                int u = x + eye * ((y < 48 ? 4 : 9) + shift), v = x + eye * (25 + shift);
                for (var c = 0; c < 3; c++)
                    picture.Pixels[3 * (y * Width + x) + c] = IsNear(v, y) ? Texture(v, y, c + 7) : u is >= 110 and < 140 ? (byte)90 : Texture(u >> 1, y >> 1, c);
            }
        return picture;
    }

    private static bool IsNear(int x, int y) => x is >= 50 and < 90 && y is >= 20 and < 70;

    private static byte Texture(int x, int y, int c)
    {
        var h = unchecked((uint)x * 374761393u + (uint)y * 668265263u + (uint)c * 974634721u);
        return (byte)(unchecked((h ^ (h >> 13)) * 1274126177u) >> 16);
    }

    private static (int ExitCode, string Output, string Error) Run(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Python, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }
}
