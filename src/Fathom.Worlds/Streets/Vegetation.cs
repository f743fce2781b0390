using System.Numerics;
using Fathom.Worlds.Geometry;
using Fathom.Worlds.Materials;

namespace Fathom.Worlds.Streets;

/// <summary>Trees, bushes and hedges: clouds of leaf facets around clusters, finer near the camera.</summary>
internal sealed class Vegetation(Dice dice)
{
    /// <summary>A tree.</summary>
    /// <param name="place">Where it stands.</param>
    /// <param name="distance">Metres from the camera; sets how fine its leaves are.</param>
    public void Tree(Placement place, float distance)
    {
        using var label = place.Label(Semantic.Tree);
        var height = dice.LogUniform(4, 16);
        switch (dice.Weighted(6, 1, 1))
        {
            case 0: Broadleaf(place, height, distance); break;
            case 1: Conifer(place, height, distance); break;
            default: Bare(place, height, distance); break;
        }
    }

    /// <summary>A shrub, as wide as high or wider.</summary>
    public void Bush(Placement place, float distance)
    {
        using var label = place.Label(Semantic.Vegetation);
        var height = dice.LogUniform(0.4f, 2.5f);
        var leaves = Stock.Foliage(dice);
        for (var i = dice.Whole(1, 4); i > 0; i--)
            Cluster(place, leaves, new(dice.Normal(0, height * 0.4f), dice.Normal(0, height * 0.4f), height * 0.5f),
                new Vector3(0.6f, 0.6f, 0.5f) * height, distance);
    }

    /// <summary>A clipped hedge along y.</summary>
    public void Hedge(Placement place, float length, float height, float distance)
    {
        using var label = place.Label(Semantic.Vegetation);
        var leaves = Stock.Foliage(dice);
        place.Block(leaves, 0, 0, 0, 0.5f, length, height - 0.08f);
        var size = LeafSize(distance) * 0.7f;
        var count = Math.Min(500, (int)(length * (height + 0.4f) / (size * size) * 0.6f));
        place.Mesh.Begin(leaves, place.Frame, smooth: true);
        for (var i = 0; i < count; i++)
        {
            var top = dice.Chance(0.35f);
            var at = top ? new Vector3(dice.Uniform(-0.35f, 0.35f), dice.Uniform(-0.5f, 0.5f) * length, height)
                : new Vector3(dice.Sign() * 0.33f, dice.Uniform(-0.5f, 0.5f) * length, dice.Uniform(0, height));
            Leaf(place, at, top ? Vector3.UnitZ : new(MathF.Sign(at.X), 0, 0.3f), size);
        }
    }

    private void Broadleaf(Placement place, float height, float distance)
    {
        Material bark = Stock.Bark(dice), leaves = Stock.Foliage(dice);
        var trunk = height * dice.Uniform(0.15f, 0.4f);
        var radius = height * dice.Uniform(0.012f, 0.028f);
        var crown = (height - trunk) / 2;
        var width = crown * dice.Uniform(0.55f, 1.1f);
        var lean = new Vector3(dice.Normal(0, 0.05f) * height, dice.Normal(0, 0.05f) * height, 0);
        var top = lean + Vector3.UnitZ * (trunk + crown * 0.7f);
        place.Bar(bark, default, top, radius, radius * 0.5f, 6, capped: false);
        var clusters = distance > 70 ? 2 : dice.Whole(4, 9);
        for (var i = 0; i < clusters; i++)
        {
            var direction = Ball();
            var centre = lean + new Vector3(direction.X * width * 0.65f, direction.Y * width * 0.65f,
                trunk + crown + direction.Z * crown * 0.6f);
            if (distance < 40)
                place.Bar(bark, lean * 0.5f + Vector3.UnitZ * trunk * dice.Uniform(0.7f, 1.1f), centre, radius * 0.5f, radius * 0.15f, 4,
                    capped: false);
            Cluster(place, leaves, centre, new Vector3(width, width, crown) * (distance > 70 ? 0.8f : dice.Uniform(0.4f, 0.65f)), distance);
        }
    }

    private void Conifer(Placement place, float height, float distance)
    {
        var leaves = Stock.Foliage(dice);
        place.Bar(Stock.Bark(dice), default, new(0, 0, height * 0.9f), height * 0.015f, 0.01f, 5, capped: false);
        var layers = distance > 70 ? 3 : 7;
        var reach = height * dice.Uniform(0.12f, 0.28f);
        for (var i = 0; i < layers; i++)
        {
            var up = (i + 0.7f) / layers;
            Cluster(place, leaves, new(0, 0, height * (0.1f + 0.88f * up)),
                new Vector3(reach * (1.1f - up), reach * (1.1f - up), height / layers * 0.7f), distance);
        }
    }

    private void Bare(Placement place, float height, float distance) =>
        Branch(place, Stock.Bark(dice), default, Vector3.UnitZ, height * 0.3f, height * 0.02f, distance > 50 ? 3 : 5);

    private void Branch(Placement place, Material bark, Vector3 from, Vector3 direction, float length, float radius, int depth)
    {
        var to = from + direction * length;
        place.Bar(bark, from, to, radius, radius * 0.7f, depth > 3 ? 6 : 3, capped: false);
        if (depth == 0)
            return;
        for (var i = dice.Whole(2, 3); i > 0; i--)
            Branch(place, bark, to, Vector3.Normalize(direction + Ball() * 0.9f + Vector3.UnitZ * 0.15f),
                length * dice.Uniform(0.6f, 0.85f), radius * 0.6f, depth - 1);
    }

    // Leaves lie on and in an ellipsoid and are shaded as if they were its surface: a crown has one lit and one dark side.
    private void Cluster(Placement place, Material leaves, Vector3 centre, Vector3 radii, float distance)
    {
        var size = LeafSize(distance);
        var area = 4 * MathF.PI * (radii.X * radii.Z);
        var count = Math.Clamp((int)(area / (size * size) * 1.3f), 8, 200);
        // Where the leaves would be too few to close the crown they grow.
        size = MathF.Max(size, MathF.Sqrt(area / count) * 0.95f);
        place.Mesh.Begin(leaves, place.Frame, smooth: true);
        for (var i = 0; i < count; i++)
        {
            var outward = Ball();
            var depth = MathF.Pow(dice.Uniform(), 0.25f);
            Leaf(place, centre + outward * depth * radii, outward, size * dice.Uniform(0.6f, 1.3f));
        }
    }

    private void Leaf(Placement place, Vector3 at, Vector3 outward, float size)
    {
        Vector3 u = Ball() * size, v = Ball() * size;
        var normal = place.Frame.Rotate(Vector3.Normalize(outward + 0.7f * Ball()));
        var mesh = place.Mesh;
        mesh.Triangle(mesh.Vertex(place.Frame.ToWorld(at + u), normal), mesh.Vertex(place.Frame.ToWorld(at + v), normal),
            mesh.Vertex(place.Frame.ToWorld(at - (u + v) * 0.5f), normal));
    }

    private static float LeafSize(float distance) => Math.Clamp(distance * 0.014f, 0.09f, 1.1f);

    // A random unit vector.
    private Vector3 Ball()
    {
        var z = dice.Uniform(-1, 1);
        var (sin, cos) = MathF.SinCos(dice.Uniform(0, MathF.Tau));
        var radius = MathF.Sqrt(1 - z * z);
        return new(radius * cos, radius * sin, z);
    }
}
