using System.Numerics;
using Fathom.Worlds.Cameras;
using Fathom.Worlds.Geometry;
using Fathom.Worlds.Lighting;
using Fathom.Worlds.Materials;
using Fathom.Worlds.Plants;

namespace Fathom.Worlds.Nature;

/// <summary>Writes landscapes without roads: ground, water, rocks, plants, and what lies far away.</summary>
internal sealed partial class NatureGrammar
{
    private const float GroundSize = 16_384;

    private readonly Dice dice;
    private readonly Mesh mesh = Mesh.Rent();
    private readonly NaturePlan plan;
    private readonly NatureCamera camera;
    private readonly Outlook outlook;
    private readonly Vegetation plants;
    private readonly Undergrowth undergrowth;
    private readonly Vector3 grass, soil, stone, otherStone;

    private NatureGrammar(Dice dice)
    {
        this.dice = dice;
        plan = new NaturePlan(dice.Fork(), mesh);
        camera = new NatureCamera(dice.Fork(), plan);
        outlook = new Outlook(camera.At);
        (plants, undergrowth) = (new(dice.Fork()), new(dice.Fork()));
        grass = Greenery.GrassColour(dice);
        soil = Palette.Hsv(dice.Uniform(0.05f, 0.1f), dice.Uniform(0.2f, 0.5f), dice.Uniform(0.25f, 0.55f));
        stone = dice.Weighted(3, 1, 1) switch
        {
            0 => Palette.Grey(dice, 0.4f, 0.75f),
            1 => Palette.Hsv(dice.Uniform(0.03f, 0.08f), dice.Uniform(0.3f, 0.6f), dice.Uniform(0.5f, 0.8f)),
            _ => Palette.Hsv(dice.Uniform(0.09f, 0.13f), dice.Uniform(0.15f, 0.4f), dice.Uniform(0.55f, 0.85f)),
        };
        otherStone = stone * dice.Uniform(0.45f, 0.8f);
    }

    /// <summary>Composes the landscape that the dice give.</summary>
    public static Scene Compose(Dice dice) => new NatureGrammar(dice).Compose();

    private Scene Compose()
    {
        using (mesh.Label(Semantic.Terrain))
        {
            // Broken rock has edges.
            mesh.Begin(Cover(), Frame.World, smooth: plan.Kind != Landscape.Gorge);
            Heightfield.Build(mesh, plan.Ground.Height, Cell, Vector2.Zero, GroundSize);
            if (float.IsFinite(plan.Water))
                Water();
        }
        Rocks();
        Trees();
        Plants();
        return new Scene(mesh, [], Outdoors.Draw(dice.Fork(), wild: true), camera.At, NatureCamera.DrawLens(dice.Fork()));
    }

    // Walls of rock need more than meadows.
    private float Cell(float x, float y) => outlook.Cell(x, y) * (plan.Kind == Landscape.Gorge ? 0.45f : 1);

    private Wilderness Cover()
    {
        var wood = Palette.Hsv(dice.Uniform(0.22f, 0.38f), dice.Uniform(0.3f, 0.5f), dice.Uniform(0.2f, 0.34f));
        var sand = Palette.Hsv(dice.Uniform(0.07f, 0.12f), dice.Uniform(0.2f, 0.5f), dice.Uniform(0.65f, 0.9f));
        var (cover, patch) = plan.Kind switch
        {
            Landscape.Forest => (soil * 0.8f, dice.Chance(0.5f) ? grass * 0.5f : Palette.Hsv(dice.Uniform(0.04f, 0.09f), 0.5f, dice.Uniform(0.3f, 0.5f))),
            Landscape.Beach => (sand, sand * 0.85f),
            Landscape.Desert => (sand, sand * 0.9f),
            Landscape.Boulders => (Vector3.Lerp(soil, stone, 0.5f), dice.Chance(0.5f) ? grass : stone),
            Landscape.Gorge => (Vector3.Lerp(soil, stone, 0.5f), dice.Chance(0.5f) ? grass * 0.7f : stone * 0.8f),
            Landscape.Snowfield => (grass * 0.6f, soil),
            _ => (grass, Vector3.Lerp(grass, soil, dice.Uniform(0.2f, 0.8f))),
        };
        return new Wilderness(dice)
        {
            Cover = cover,
            Patch = patch,
            Rock = (stone, otherStone),
            Shore = plan.Kind == Landscape.Beach ? sand * 0.8f : Vector3.Lerp(soil, stone, dice.Uniform()),
            Water = plan.Water,
            SnowLine = plan.SnowLine,
            PatchSize = dice.LogUniform(0.8f, 6),
            RockSlope = plan.Kind is Landscape.Gorge ? 0.9f : plan.Kind is Landscape.Desert or Landscape.Beach ? 0.6f : 0.82f,
            Woods = plan.Kind is Landscape.Desert or Landscape.Beach ? null : wood,
            Ripples = plan.Kind is Landscape.Desert or Landscape.Beach && dice.Chance(0.6f) ? dice.Uniform(0.08f, 0.25f) : 0,
        };
    }

    // Waves lie on a level surface; far ones, smaller than a cell, are left to the material's roughness.
    private void Water()
    {
        var calm = plan.Kind == Landscape.Beach ? dice.Uniform(0.03f, 0.1f) : dice.LogUniform(0.0015f, 0.015f);
        var size = plan.Kind == Landscape.Beach ? dice.Uniform(2.5f, 6) : dice.Uniform(0.8f, 2);
        var salt = dice.Whole(0, 1 << 20);
        var depth = Palette.Hsv(dice.Uniform(0.3f, 0.58f), dice.Uniform(0.25f, 0.6f), dice.Uniform(0.12f, 0.35f));
        mesh.Begin(new Plain(depth, 0.03f, plan.Kind == Landscape.Beach ? 0.85f : 0.97f), Frame.World, smooth: true);
        Heightfield.Build(mesh, (x, y) => Relief.Fractal(x, y * 1.8f, size, salt, 2) * calm * (Height.OfX(x) * Height.OfX(x) + Height.OfY(y) * Height.OfY(y) + 1).Root().Bump(45) + plan.Water,
            (x, y) => plan.Ground.On(x, y).Z > plan.Water + 4 ? 400 : 1.8f * outlook.Cell(x, y), Vector2.Zero, GroundSize);
    }

    private bool IsDry(Vector3 at) => at.Z > plan.Water + 0.25f;
}
