using System.Numerics;
using Fathom.Worlds.Geometry;
using Fathom.Worlds.Materials;

namespace Fathom.Worlds.Plants;

/// <summary>What grows from the ground up to a person's height: grass, flowers, ferns, reeds, crops. Each call adds one plant; those without a material of their own
/// belong to the part that was begun last (<see cref="Begin"/>), so that a meadow is one part.</summary>
internal sealed class Undergrowth(Dice dice)
{
    /// <summary>Starts a part of many small plants.</summary>
    public static void Begin(Mesh mesh, Material leaves) => mesh.Begin(leaves, Frame.World, smooth: true);

    /// <summary>A tuft of grass, reeds or corn.</summary>
    /// <param name="place">Where it stands, in the world's orientation.</param>
    /// <param name="blades">How many.</param>
    /// <param name="height">Metres.</param>
    /// <param name="width">Metres of a blade at its root.</param>
    /// <param name="lean">0: upright; 1: hanging to all sides.</param>
    public void Tuft(Placement place, int blades, float height, float width, float lean)
    {
        for (var i = 0; i < blades; i++)
        {
            var (sin, cos) = MathF.SinCos(dice.Uniform(0, MathF.Tau));
            var outward = new Vector3(cos, sin, 0);
            var tall = height * dice.Uniform(0.55f, 1.1f);
            Vector3 root = outward * (dice.Uniform(0, 0.35f) * lean * height), along = (Vector3.UnitZ + outward * lean * dice.Uniform(0.1f, 0.9f)) * tall;
            // Blades are shaded like the ground they cover.
            place.Leaf(LeafShape.Blade, root, along, new Vector3(-sin, cos, 0) * (width / 2), Vector3.Normalize(Vector3.UnitZ + 0.4f * outward));
        }
    }

    /// <summary>An ear, a blossom or a seed head on what grows: a small ball of leaves.</summary>
    public void Head(Placement place, float height, float size)
    {
        for (var i = 0; i < 3; i++)
        {
            var (sin, cos) = MathF.SinCos(2.1f * i + dice.Uniform(0, 1));
            place.Leaf(LeafShape.Facet, new Vector3(0, 0, height) - new Vector3(cos, sin, 0) * size / 2, new Vector3(cos, sin, 0.5f) * size, new Vector3(-sin, cos, 0.4f) * size / 2, Vector3.UnitZ);
        }
    }

    /// <summary>A fern: a bowl of fronds.</summary>
    public void Fern(Placement place, float height, float distance)
    {
        var fronds = distance < 12 ? dice.Whole(7, 11) : 5;
        for (var i = 0; i < fronds; i++)
        {
            var (sin, cos) = MathF.SinCos(2.4f * i + dice.Uniform(0, 0.5f));
            var outward = new Vector3(cos, sin, 0);
            var length = height * dice.Uniform(1, 1.5f);
            place.Leaf(distance < 12 ? LeafShape.Frond : LeafShape.Bough, default, (outward + Vector3.UnitZ * dice.Uniform(0.35f, 0.9f)) * length, new Vector3(-sin, cos, 0) * length * 0.2f,
                Vector3.Normalize(Vector3.UnitZ + 0.5f * outward));
        }
    }

    /// <summary>A maize plant.</summary>
    public void Maize(Placement place, float height, float distance)
    {
        place.Leaf(LeafShape.Blade, default, new(0, 0, height), new(0.02f, 0, 0), Vector3.UnitY);
        place.Leaf(LeafShape.Blade, default, new(0, 0, height), new(0, 0.02f, 0), Vector3.UnitX);
        for (var i = distance < 15 ? 9 : 4; i > 0; i--)
        {
            var (sin, cos) = MathF.SinCos(dice.Uniform(0, MathF.Tau));
            var outward = new Vector3(cos, sin, 0);
            Vector3 stalk = new(0, 0, height * dice.Uniform(0.15f, 0.9f)), across = new Vector3(-sin, cos, 0) * 0.045f, rise = (outward + Vector3.UnitZ) * height * 0.16f;
            place.Leaf(LeafShape.Blade, stalk + rise, -rise, across, Vector3.Normalize(outward + Vector3.UnitZ));
            place.Leaf(LeafShape.Blade, stalk + rise, (outward - Vector3.UnitZ * 0.7f) * height * 0.2f, across, Vector3.Normalize(outward + Vector3.UnitZ));
        }
    }
}
