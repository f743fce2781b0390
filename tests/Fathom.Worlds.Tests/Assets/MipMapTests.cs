using System.Numerics;
using Fathom.Worlds.Materials;

namespace Fathom.Worlds.Tests.Assets;

public sealed class MipMapTests
{
    [Fact]
    public void A_texel_seen_closely_has_the_linear_colour_of_its_pixel()
    {
        var image = Noise(16, 8);
        var map = new MipMap(image, 1024);

        Assert.Equal(2, map.Aspect);
        for (var y = 0; y < 8; y++)
            for (var x = 0; x < 16; x++)
            {
                var i = 3 * (16 * y + x);
                var expected = new Vector3(Palette.Linear(image.Pixels[i] / 255f), Palette.Linear(image.Pixels[i + 1] / 255f), Palette.Linear(image.Pixels[i + 2] / 255f));
                foreach (var repeat in new[] { true, false })
                    Assert.InRange(Vector3.Distance(expected, map.At((x + 0.5f) / 16, (y + 0.5f) / 8, 0, repeat)), 0, 1e-3f);
            }
    }

    [Theory]
    [InlineData(16, 16, 1024)]
    [InlineData(37, 91, 1024)]
    [InlineData(200, 50, 32)]
    public void From_far_away_a_picture_is_the_mean_of_its_light(int width, int height, int longest)
    {
        var image = Noise(width, height);
        var mean = image.Pixels.Average(level => Palette.Linear(level / 255f));
        var map = new MipMap(image, longest);

        foreach (var place in new[] { 0, 0.3f, 0.77f })
        {
            var seen = map.At(place, 1 - place, 10, repeat: true);
            Assert.Equal(mean, (seen.X + seen.Y + seen.Z) / 3, 0.006);
        }
    }

    [Fact]
    public void A_chequered_floor_fades_to_grey_instead_of_flickering()
    {
        var image = new Image(64, 64);
        for (var i = 0; i < image.Pixels.Length; i++)
            image.Pixels[i] = (byte)(((i / 3 % 64 + i / 3 / 64) & 1) * 255);
        var floor = new Photograph(new MipMap(image, 1024), default, Vector2.One);

        float Spread(float footprint)
        {
            var seen = Enumerable.Range(0, 500).Select(i =>
            {
                Surface surface = default;
                floor.Shade(new SurfacePoint(new(i * 0.0173f, i * 0.0311f, 0), Vector3.UnitZ, footprint, 0), ref surface);
                return surface.Albedo.X;
            }).ToArray();
            return seen.Max() - seen.Min();
        }
        Assert.InRange(Spread(0.001f), 0.9f, 1);
        Assert.InRange(Spread(4 / 64f), 0, 0.02f);
    }

    [Fact]
    public void Whether_a_picture_tiles_is_seen_at_its_edges_and_others_are_mirrored()
    {
        var (waves, slope) = (new Image(64, 64), new Image(64, 64));
        for (var i = 0; i < waves.Pixels.Length; i++)
        {
            int x = i / 3 % 64, y = i / 3 / 64;
            waves.Pixels[i] = (byte)(127 + 60 * Math.Sin(Math.Tau * x / 64) + 60 * Math.Cos(Math.Tau * 2 * y / 64));
            slope.Pixels[i] = (byte)(2 * x + y);
        }
        var tiled = new MipMap(waves, 1024);
        var mirrored = new MipMap(slope, 1024);
        Assert.Equal((true, false), (tiled.Tiles, mirrored.Tiles));

        foreach (var map in new[] { tiled, mirrored })
        {
            // Across every seam neighbours differ by little.
            var wall = new Photograph(map, new(0.2f, 0.1f), Vector2.One);
            var before = At(-2);
            for (var u = -2f; u < 2; u += 1 / 256f)
            {
                var here = At(u);
                Assert.InRange(MathF.Abs(here - before), 0, 0.03f);
                before = here;
            }

            float At(float u)
            {
                Surface surface = default;
                wall.Shade(new SurfacePoint(new(u, 0, 0.37f), Vector3.UnitY, 0, 0), ref surface);
                return surface.Albedo.X;
            }
        }
    }

    [Fact]
    public void A_poster_shows_its_picture_upright_to_whoever_stands_before_the_wall()
    {
        // Red is the upper left.
        var map = new MipMap(new Image(2, 2, [255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255]), 1024);
        var poster = new Photograph(map, new(-1, 0), new(2, 2)) { Once = true };
        // y points from the wall to the viewer, whose left is +x.
        Assert.Equal((Vector3.UnitX, Vector3.UnitY, Vector3.UnitZ), (At(0.8f, 1.8f), At(-0.8f, 1.8f), At(0.8f, 0.2f)));

        Vector3 At(float x, float z)
        {
            Surface surface = default;
            poster.Shade(new SurfacePoint(new(x, 0, z), Vector3.UnitY, 0, 0), ref surface);
            return surface.Albedo;
        }
    }

    private static Image Noise(int width, int height)
    {
        var image = new Image(width, height);
        new Random(3).NextBytes(image.Pixels);
        return image;
    }
}
