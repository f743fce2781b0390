using System.Numerics;
using Fathom.Worlds.Geometry;
using Fathom.Worlds.Materials;

namespace Fathom.Worlds.Plants;

/// <summary>Trees, bushes and hedges. The farther from the camera, the fewer and larger their leaves.</summary>
internal sealed partial class Vegetation(Dice dice)
{
    private const float SprigReach = 14, LeafReach = 45;

    /// <summary>A tree as they stand along streets and in gardens.</summary>
    /// <param name="place">Where it stands.</param>
    /// <param name="distance">Metres from the camera; sets how fine its leaves are.</param>
    public void Tree(Placement place, float distance) =>
        Tree(place, (TreeKind)dice.Weighted(10, 1, 1.5f, 0.5f, 1, 1, 1.5f, 1.5f), dice.LogUniform(4.5f, 16), distance);

    /// <summary>A tree of a kind.</summary>
    /// <param name="place">Where it stands.</param>
    /// <param name="kind">What it looks like.</param>
    /// <param name="height">Metres.</param>
    /// <param name="distance">Metres from the camera; sets how fine its leaves are.</param>
    public void Tree(Placement place, TreeKind kind, float height, float distance)
    {
        using var label = place.Label(Semantic.Tree);
        switch (kind)
        {
            case TreeKind.Broadleaf: Broadleaf(place, height, distance); break;
            case TreeKind.Poplar: Poplar(place, height, distance); break;
            case TreeKind.Birch: Birch(place, height, distance); break;
            case TreeKind.Palm: Palm(place, height, distance); break;
            case TreeKind.Spruce: Spruce(place, height, distance); break;
            case TreeKind.Pine: Pine(place, height, distance); break;
            case TreeKind.Bare: Bare(place, height, distance); break;
            default: Fruit(place, MathF.Min(height, 6), distance); break;
        }
    }

    /// <summary>A shrub, as wide as high or wider.</summary>
    public void Bush(Placement place, float distance) => Bush(place, dice.LogUniform(0.4f, 2.5f), distance);

    /// <summary>A shrub of a height, with leaves of its own or the given ones.</summary>
    public void Bush(Placement place, float height, float distance, Material? leaves = null)
    {
        using var label = place.Label(Semantic.Vegetation);
        leaves ??= Greenery.Crown(dice);
        var blossom = dice.Chance(0.15f) ? Greenery.Leaves(dice, Greenery.PetalColour(dice)) : null;
        var count = dice.Whole(1, 4);
        for (var i = count; i > 0; i--)
        {
            Vector3 centre = new(dice.Normal(0, height * 0.35f), dice.Normal(0, height * 0.35f), height * 0.42f), radii = new Vector3(0.55f, 0.55f, 0.5f) * height * dice.Uniform(0.7f, 1.1f);
            Mass(place, leaves, centre, radii, Budget(distance) / (2 * count), distance, cover: 1.6f);
            if (blossom is not null)
                Mass(place, blossom, centre, radii * 1.04f, Budget(distance) / (12 * count), distance, cover: 0.25f);
        }
    }

    /// <summary>A clipped hedge along y.</summary>
    public void Hedge(Placement place, float length, float height, float distance)
    {
        using var label = place.Label(Semantic.Vegetation);
        var leaves = Greenery.Crown(dice);
        place.Block(leaves, 0, 0, 0, 0.5f, length, height - 0.08f);
        var shape = distance < SprigReach ? LeafShape.Sprig : LeafShape.Facet;
        var triangles = Math.Min(3000, (int)(length * 3000 / MathF.Max(8, distance * distance * 0.5f)));
        var count = Math.Max(10, triangles / (shape.Corners.Count / 3));
        var size = MathF.Sqrt(length * (2 * height + 0.6f) * 1.1f / (count * shape.Area));
        place.Mesh.Begin(leaves, place.Frame, smooth: true);
        for (var i = 0; i < count; i++)
        {
            var top = dice.Chance(0.6f / (2 * height + 0.6f));
            var outward = top ? Vector3.UnitZ : new Vector3(dice.Sign(), 0, 0);
            var at = top ? new Vector3(dice.Uniform(-0.3f, 0.3f), 0, height) : new Vector3(outward.X * 0.28f, 0, dice.Uniform(0, height));
            at.Y = dice.Uniform(-0.5f, 0.5f) * length;
            Card(place, shape, at, outward, MathF.Min(size, 0.3f) * dice.Uniform(0.7f, 1.2f));
        }
    }

    // Triangles that a whole crown may have.
    private static int Budget(float distance) => (int)Math.Clamp(20000 / distance, 36, 5000);

    // A mass of leaves on and in an ellipsoid, shaded as if they were its surface: it has one lit and one dark side.
    private void Mass(Placement place, Material leaves, Vector3 centre, Vector3 radii, int triangles, float distance, float cover, LeafShape? shape = null, float droop = 0)
    {
        shape = distance > LeafReach ? LeafShape.Facet : shape ?? (distance < SprigReach ? LeafShape.Sprig : LeafShape.Facet);
        var count = Math.Max(5, triangles / (shape.Corners.Count / 3));
        // Knud Thomsen's formula with the exponent 1, which is near enough here.
        var area = 4 * MathF.PI * (radii.X * radii.Y + radii.X * radii.Z + radii.Y * radii.Z) / 3;
        var size = MathF.Sqrt(area * cover / (count * shape.Area * 1.1f));
        place.Mesh.Begin(leaves, place.Frame, smooth: true);
        for (var i = 0; i < count; i++)
        {
            var outward = dice.Direction();
            var at = centre + outward * MathF.Pow(dice.Uniform(), 0.2f) * radii;
            at.Z -= droop * dice.Uniform() * radii.Z;
            Card(place, shape, at, Vector3.Normalize(outward / radii), size * dice.Uniform(0.7f, 1.25f));
        }
    }

    // A leaf that lies roughly on the surface with the given normal, turned about it at random.
    private void Card(Placement place, LeafShape shape, Vector3 at, Vector3 outward, float size)
    {
        var facing = Vector3.Normalize(outward + 0.75f * dice.Direction());
        var along = Vector3.Normalize(Vector3.Cross(facing, dice.Direction()) + 1e-4f * Vector3.UnitX);
        var across = Vector3.Cross(facing, along);
        place.Leaf(shape, at - along * (size * 0.5f), along * size, across * (size * 0.55f), Vector3.Normalize(outward + 0.55f * facing));
    }
}
