using System.Numerics;
using Fathom.Worlds.Cameras;
using Fathom.Worlds.Geometry;
using Fathom.Worlds.Lighting;
using Fathom.Worlds.Materials;

namespace Fathom.Worlds.Tests;

public sealed class GlassTests
{
    private const int Size = 33, Middle = Size / 2 * Size + Size / 2;

    private static readonly Camera Lens = Camera.FromFieldOfView(Size, Size, 20);
    private static readonly Viewpoint Ahead = new(new(0, 0, 1), Vector3.UnitX, -Vector3.UnitZ, Vector3.UnitY);
    private static readonly Illumination Dark = new() { Sky = TestScenes.Black, EvenAmbient = Vector3.Zero, Bounce = 0 };

    [Theory]
    [InlineData(1, 0.7f)]
    [InlineData(2, 0.7f)]
    [InlineData(5, 0.9f)]
    public void Each_layer_lets_its_share_through_in_its_colour(int layers, float clarity)
    {
        var glass = new Plain(new Vector3(0.8f, 0.2f, 0.05f)) { Clarity = clarity };
        var (_, radiance) = TestScenes.Expose(place =>
        {
            Wall(place, new Plain(default) { Emission = new(3) }, 9);
            for (var i = 0; i < layers; i++)
                Wall(place, glass, 2 + 0.05f * i);
        }, Dark, Ahead, Lens);

        var expected = new Vector3(MathF.Pow(clarity, layers), MathF.Pow(clarity / 2, layers), MathF.Pow(clarity / 4, layers)) * 3;
        Assert.Equal(0, Vector3.Distance(expected, radiance[Middle]), 1e-4f);
    }

    [Fact]
    public void Glass_mirrors_by_schlick_and_lets_the_rest_through()
    {
        const float gloss = 0.2f, clarity = 0.5f;
        var (_, radiance) = TestScenes.Expose(place =>
        {
            Wall(place, new Plain(default) { Emission = new(0, 3, 0) }, 9);
            Wall(place, new Plain(default) { Emission = new(2, 0, 0) }, -9);
            Wall(place, new Plain(Vector3.One, gloss, 1) { Clarity = clarity }, 2);
        }, Dark, Ahead, Lens);

        Assert.Equal(0, Vector3.Distance(new(2 * gloss, 3 * clarity * (1 - gloss), 0), radiance[Middle]), 1e-3f);
    }

    [Fact]
    public void What_lies_behind_is_lit_as_beside_the_glass_and_depth_is_that_of_the_glass()
    {
        // The pane covers the right half; its shadow falls far from what is seen.
        var light = TestScenes.SunOnly(new(-3, -1, 0.2f));
        var (depth, radiance) = TestScenes.Expose(place =>
        {
            Wall(place, TestScenes.White, 9);
            place.Quad(new Plain(Vector3.One) { Clarity = 0.6f }, new(0, 3, -9), new(9, 3, -9), new(9, 3, 9), new(0, 3, 9));
        }, light, Ahead, Lens);

        int beside = Middle - Size / 4, through = Middle + Size / 4;
        Assert.True(radiance[beside].X > 0.1f);
        // White glass scatters what it does not let through: four tenths of half the sun.
        var own = 0.4f * 0.5f * Vector3.Dot(Vector3.Normalize(light.SunDirection), -Vector3.UnitY);
        Assert.Equal(0.6f * radiance[beside].X + own, radiance[through].X, 0.01f);
        Assert.Equal(9, depth[beside], 1e-4f);
        Assert.Equal(3, depth[through], 1e-4f);
    }

    [Fact]
    public void Sky_is_seen_through_glass()
    {
        var (depth, radiance) = TestScenes.Expose(place => Wall(place, new Plain(Vector3.One) { Clarity = 0.5f }, 2),
            Dark with { Sky = Even(1) }, Ahead, Lens);
        Assert.Equal(0.5f, radiance[Middle].X, 0.01f);
        Assert.Equal(2, depth[Middle], 1e-4f);
    }

    [Fact]
    public void What_only_an_edge_s_finer_rays_meet_before_the_sky_is_lit_too()
    {
        // The pane ends within the middle column; behind it a wire passes between the columns' centres, so that no pixel has its light.
        var pixel = 2 * MathF.Tan(10 * MathF.PI / 180) / Size;
        var (_, radiance) = TestScenes.Expose(place =>
        {
            Wall(place, new Plain(Vector3.One) { Clarity = 0.5f }, 2, -9, 0.45f * pixel * 2);
            Wall(place, TestScenes.White, 4, -0.45f * pixel * 4, -0.25f * pixel * 4);
        }, new() { Sky = Even(3), EvenAmbient = Vector3.One, Bounce = 1 }, Ahead, Lens);

        // Half of what lies behind, half the pane's own white: twice as bright before the sky as before the wire, which one ray in four meets.
        Assert.Equal((3 * 2 + 1) / 4f, radiance[Middle].X, 1e-4f);
    }

    [Theory]
    [InlineData("street", 2)]
    [InlineData("tabletop", 4)]
    public void Flat_and_photographed_frames_have_the_same_depth_normals_and_labels(string family, ulong seed)
    {
        using var stage = World.Create(family, seed).Open();
        var shot = new Shot(stage.Camera(160, 96));
        var (photo, flat) = (stage.Render(shot), stage.Render(shot with { Style = Style.Flat }));
        Assert.Equal(flat.Depth.Values, photo.Depth.Values);
        Assert.Equal(flat.Normals, photo.Normals);
        Assert.Equal(flat.Semantics, photo.Semantics);
        Assert.Equal(flat.Things, photo.Things);
    }

    private static Sky Even(float radiance) => new() { Zenith = new(radiance), Horizon = new(radiance), Cloud = new(radiance), Ground = new(radiance) };

    // Across the view at y.
    private static void Wall(Placement place, Material material, float y, float left = -9, float right = 9) =>
        place.Quad(material, new(left, y, -9), new(right, y, -9), new(right, y, 9), new(left, y, 9));
}
