using System.Numerics;
using Fathom.Worlds.Materials;

namespace Fathom.Worlds.Tests;

public sealed class MaterialTests
{
    private static readonly Material Grey = new Plain(new Vector3(0.5f));

    public static TheoryData<string> Patterns => ["stripes", "checks", "bricks", "chess", "text", "clouds"];

    [Theory]
    [MemberData(nameof(Patterns))]
    public void A_pattern_seen_from_afar_has_its_mean_colour(string name)
    {
        Material material = name switch
        {
            "stripes" => new Striped(Grey) { Period = 0.1f, Share = 0.3f, Colour = Vector3.Zero },
            "checks" => new Striped(Grey) { Period = 0.1f, Share = 0.3f, Colour = Vector3.Zero, Crossed = true },
            "bricks" => new Masonry(Grey) { Cell = new(0.25f, 0.08f), Shift = 0.5f, Joint = 0.02f, JointColour = Vector3.Zero },
            "chess" => new Masonry(Grey) { Cell = new(0.2f, 0.2f), Joint = 0, Alternate = Vector3.Zero },
            "text" => new Poster(new Dice(4)) { Pictures = 0, Line = 0.03f, Block = 50 },
            _ => new Mottled(new Dice(4)) { Dark = Vector3.Zero, Light = Vector3.One, Cloud = new(0.05f), Contrast = 1, Grain = 0.5f },
        };
        var mean = Vector3.Zero;
        const int side = 300;
        for (var i = 0; i < side * side; i++)
            mean += Look(material, (i % side + 0.5f) * 2 / side, (i / side + 0.5f) * 2 / side, 1e-4f) / (side * side);

        var far = Look(material, 0.77f, 0.31f, 2);

        Assert.InRange((far - mean).Length() / mean.Length(), 0, 0.12);
    }

    [Theory]
    [InlineData(0.5f)]
    [InlineData(3)]
    [InlineData(40)]
    public void Noise_keeps_its_mean_at_every_footprint(float footprint)
    {
        var sum = 0.0;
        const int count = 20_000;
        var dice = new Dice(9);
        for (var i = 0; i < count; i++)
            sum += Noise.Grain.At(dice.Uniform(0, 256), dice.Uniform(0, 256), footprint);
        Assert.Equal(0.5, sum / count, 0.01);
    }

    private static Vector3 Look(Material material, float x, float y, float footprint)
    {
        Surface surface = default;
        material.Shade(new SurfacePoint(new(x, y, 0), Vector3.UnitZ, footprint, 0), ref surface);
        return surface.Albedo;
    }
}
