using System.Numerics;
using Fathom.Worlds.Cameras;
using Fathom.Worlds.Painting;

namespace Fathom.Worlds.Tests;

/// <summary>The painterly filters on pictures whose result is known.</summary>
public sealed class PaintingTests
{
    public static TheoryData<string> Techniques => [.. Painter.Techniques.Select(technique => technique.Name)];

    [Fact]
    public void Kuwahara_keeps_a_step_and_flattens_the_noise_beside_it()
    {
        var canvas = Picture(80, 60, (x, _) => x < 40 ? 0.3f : 0.7f, noise: 0.12f);

        var filtered = AnisotropicKuwahara.Apply(canvas, StructureTensor.Of(canvas, 3, 0), 3.5f);

        Assert.InRange(Deviation(filtered, 8, 32), 0, 0.5 * Deviation(canvas, 8, 32));
        var (left, right) = (Column(filtered, 37), Column(filtered, 42));
        Assert.Equal(0.3, left, 0.03);
        Assert.Equal(0.7, right, 0.03);
        Assert.True(Column(filtered, 40) - Column(filtered, 39) > 0.25);
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(1.2)]
    [InlineData(2.5)]
    public void The_structure_tensor_finds_which_way_stripes_run(double angle)
    {
        var (sin, cos) = Math.SinCos(angle);
        var canvas = Picture(64, 64, (x, y) => 0.5f + 0.3f * (float)Math.Sin((x * -sin + y * cos) * 0.7));

        var structure = StructureTensor.Of(canvas, 3, 0);

        for (var i = 20 * 64 + 20; i < 44 * 64; i++)
            if (i % 64 is > 20 and < 44)
            {
                Assert.InRange(Math.Abs(structure.Along[i].X * cos + structure.Along[i].Y * sin), 0.98, 1.001);
                Assert.InRange(structure.Anisotropy[i], 0.8, 1);
            }
    }

    [Fact]
    public void Streaks_run_along_the_structure_with_mean_0_and_deviation_1()
    {
        var canvas = Picture(120, 120, (x, _) => 0.5f + 0.4f * MathF.Sin(x * 0.8f));

        var streaks = LineIntegral.Streaks(StructureTensor.Of(canvas, 3, 0), 8, 7);

        double sum = 0, squares = 0, along = 0, across = 0;
        var count = 0;
        for (var y = 20; y < 100; y++)
            for (var x = 20; x < 100; x++, count++)
            {
                var here = streaks[y * 120 + x];
                sum += here;
                squares += here * here;
                along += here * streaks[(y + 3) * 120 + x];
                across += here * streaks[y * 120 + x + 3];
            }
        Assert.Equal(0, sum / count, 0.1);
        Assert.InRange(squares / count, 0.7, 1.3);
        // Two windows of 17 that are 3 apart share 14.
        Assert.InRange(along / squares, 0.72, 0.92);
        Assert.InRange(across / squares, -0.2, 0.2);
    }

    [Fact]
    public void Blur_keeps_the_mean_and_has_the_deviation_it_says()
    {
        var canvas = new Canvas(61, 61);
        canvas.Pixels[30 * 61 + 30] = Vector3.One;

        var blurred = canvas.Blurred(3);

        Assert.Equal(1, blurred.Pixels.Sum(pixel => (double)pixel.X), 1e-4);
        var variance = blurred.Pixels.Select((pixel, i) => pixel.X * Math.Pow(i % 61 - 30, 2)).Sum();
        Assert.Equal(3 * 3 + 3, variance, 0.01);
    }

    [Theory]
    [MemberData(nameof(Techniques))]
    public void Every_technique_repaints_alike_and_keeps_what_is_shown(string name)
    {
        var paint = Painter.Techniques.Single(technique => technique.Name == name).Paint;
        var source = Canvas.Of(World.Street(11).Render(new Shot(Camera.FromFieldOfView(192, 128, 70)) { Style = Style.Game }).Image);

        var painted = paint(source, new Dice(4));

        Assert.Equal(painted.ToImage().Pixels, paint(source, new Dice(4)).ToImage().Pixels);
        Assert.NotEqual(source.ToImage().Pixels, painted.ToImage().Pixels);
        Assert.InRange(Correlation(source.Blurred(4), painted.Blurred(4)), name == "ink" ? 0.2 : 0.7, 1);
    }

    [Theory]
    [MemberData(nameof(Techniques))]
    public void Every_technique_paints_every_size(string name)
    {
        var paint = Painter.Techniques.Single(technique => technique.Name == name).Paint;
        foreach (var (width, height) in ((int, int)[])[(1, 1), (17, 5), (3, 40), (64, 64)])
        {
            var painted = paint(Picture(width, height, (x, y) => (x * 7 + y * 3) % 10 / 10f), new Dice(2));

            Assert.Equal((width, height), (painted.Width, painted.Height));
            Assert.All(painted.Pixels, pixel => Assert.True(float.IsFinite(pixel.X + pixel.Y + pixel.Z)));
        }
    }

    [Fact]
    public void Gouache_uses_few_colours()
    {
        var source = Canvas.Of(World.Street(3).Render(new Shot(Camera.FromFieldOfView(96, 64, 70)) { Style = Style.Game }).Image);

        var painted = Gouache.Paint(source, new Dice(6));

        // The grain of the paper makes each a little lighter or darker; its hue stays.
        var hues = painted.Pixels.Select(pixel => (Math.Round(pixel.X / (pixel.Y + 1e-3f), 2), Math.Round(pixel.Z / (pixel.Y + 1e-3f), 2))).Distinct().Count();
        Assert.InRange(hues, 2, 40);
    }

    private static Canvas Picture(int width, int height, Func<int, int, float> brightness, float noise = 0) =>
        new Canvas(width, height).Map((x, y) => new Vector3(brightness(x, y) + noise * (Dice.Hash(x, y, 3) - 0.5f)));

    private static double Column(Canvas canvas, int x) => Enumerable.Range(10, canvas.Height - 20).Average(y => canvas.Pixels[y * canvas.Width + x].X);

    private static double Deviation(Canvas canvas, int from, int to)
    {
        var values = Enumerable.Range(10, canvas.Height - 20).SelectMany(y => Enumerable.Range(from, to - from).Select(x => (double)canvas.Pixels[y * canvas.Width + x].X)).ToArray();
        var mean = values.Average();
        return Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
    }

    private static double Correlation(Canvas one, Canvas other)
    {
        var a = one.Pixels.Select(pixel => (double)Luminance.Of(pixel)).ToArray();
        var b = other.Pixels.Select(pixel => (double)Luminance.Of(pixel)).ToArray();
        double meanA = a.Average(), meanB = b.Average();
        var product = a.Zip(b, (x, y) => (x - meanA) * (y - meanB)).Sum();
        return product / Math.Sqrt(a.Sum(x => (x - meanA) * (x - meanA)) * b.Sum(y => (y - meanB) * (y - meanB)));
    }
}
