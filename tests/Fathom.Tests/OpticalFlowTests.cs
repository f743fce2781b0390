namespace Fathom.Tests;

public sealed class OpticalFlowTests
{
    private const int Width = 160, Height = 96, Margin = 24;

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.25, 0)]
    [InlineData(3.5, -1.25)]
    [InlineData(-12.75, 0.5)]
    [InlineData(-2, 7.3)]
    public void A_shifted_picture_has_that_flow(double u, double v) => AssertFlow((_, _) => (u, v));

    [Fact]
    public void A_turned_and_stretched_picture_has_that_flow() => AssertFlow((x, y) => (0.03 * (x - 80) - 0.05 * (y - 48), 0.05 * (x - 80) - 0.02 * (y - 48)));

    [Fact]
    public void A_near_thing_before_a_wall_moves_by_its_own_disparity()
    {
        static bool Near(double x, double y) => x is >= 60 and < 110 && y is >= 25 and < 75;
        var (left, right) = (Picture((x, y) => Near(x, y) ? Texture(x + 300, y) : Texture(x, y)), Picture((x, y) => Near(x + 11, y) ? Texture(x + 311, y) : Texture(x + 3, y)));
        var flow = OpticalFlow.Dense(left, right);
        for (var y = 35; y < 65; y++)
            for (var x = 70; x < 100; x++)
                Assert.Equal(-11, flow.U[y * Width + x], 0.5);
        for (var y = 5; y < 91; y++)
            for (var x = 125; x < 150; x++)
                Assert.Equal(-3, flow.U[y * Width + x], 0.5);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 11)]
    [InlineData(12, 9)]
    [InlineData(700, 2)]
    [InlineData(1500, 13)]
    [InlineData(5, 900)]
    public void Any_size_has_a_flow_and_a_picture_none_to_itself(int width, int height)
    {
        var picture = Picture(Texture).Resize(width, height, Resizing.OpenCvArea);
        var flow = OpticalFlow.Dense(picture, picture);
        Assert.Equal((width, height, width * height, width * height), (flow.Width, flow.Height, flow.U.Length, flow.V.Length));
        Assert.All(flow.U.Concat(flow.V), shift => Assert.Equal(0, shift, 0.01));
    }

    [Fact]
    public void Flow_is_finite_where_nothing_can_be_followed()
    {
        var flow = OpticalFlow.Dense(Picture(Texture), new Image(Width, Height));
        Assert.All(flow.U.Concat(flow.V), shift => Assert.True(float.IsFinite(shift)));
    }

    [Fact]
    public void Threads_do_not_change_a_bit()
    {
        var (from, to) = (Picture(Texture), Picture((x, y) => Texture(x + 4, y + 1)));
        var expected = OpticalFlow.Dense(from, to);
        var found = new FlowField[8];
        Parallel.For(0, found.Length, i => found[i] = OpticalFlow.Dense(from, to));
        Assert.All(found, flow => Assert.Equal(expected.U.Concat(expected.V), flow.U.Concat(flow.V)));
    }

    [Fact]
    public void Pictures_of_different_sizes_are_refused() =>
        Assert.Contains("160×96", Assert.Throws<ArgumentException>(() => OpticalFlow.Dense(Picture(Texture), new Image(160, 95))).Message, StringComparison.Ordinal);

    [Fact]
    public void More_than_a_picture_of_8K_video_is_refused()
    {
        var large = new Image(8192, 4320);
        Assert.Contains("Make the pictures smaller", Assert.Throws<FathomException>(() => OpticalFlow.Dense(large, large)).Message, StringComparison.Ordinal);
    }

    // The second picture at (x + u, y + v) is the first at (x, y); a smooth flow is inverted by iteration.
    private static void AssertFlow(Func<double, double, (double U, double V)> flow)
    {
        var found = OpticalFlow.Dense(Picture(Texture), Picture((x, y) =>
        {
            var (fromX, fromY) = (x, y);
            for (var i = 0; i < 20; i++)
            {
                var (u, v) = flow(fromX, fromY);
                (fromX, fromY) = (x - u, y - v);
            }
            return Texture(fromX, fromY);
        }));
        var (sum, count) = (0.0, 0);
        for (var y = Margin; y < Height - Margin; y++)
            for (var x = Margin; x < Width - Margin; x++)
            {
                var (u, v) = flow(x, y);
                var error = double.Hypot(found.U[y * Width + x] - u, found.V[y * Width + x] - v);
                Assert.True(error < 0.6, $"({x}, {y}): {found.U[y * Width + x]}, {found.V[y * Width + x]} and not {u}, {v}");
                (sum, count) = (sum + error, count + 1);
            }
        Assert.InRange(sum / count, 0, 0.15);
    }

    private static Image Picture(Func<double, double, double> grey)
    {
        var picture = new Image(Width, Height);
        for (var i = 0; i < Width * Height; i++)
            picture.Pixels.AsSpan(3 * i, 3).Fill((byte)Math.Round(grey(i % Width, i / Width)));
        return picture;
    }

    // Waves of many directions and of lengths from 150 to 6 pixels, the longer the stronger, as in nature: smooth, so that it is known between pixels, and nowhere like itself.
    private static double Texture(double x, double y)
    {
        var sum = 0.0;
        for (var wave = 0; wave < 16; wave++)
        {
            var frequency = 0.04 * Math.Pow(1.24, wave);
            sum += Math.Sin((x * Math.Cos(2.4 * wave) + y * Math.Sin(2.4 * wave)) * frequency + wave * wave) / Math.Sqrt(frequency);
        }
        return Math.Clamp(127.5 + 12 * sum, 0, 255);
    }
}
