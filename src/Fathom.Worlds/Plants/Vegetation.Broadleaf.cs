using System.Numerics;
using Fathom.Worlds.Geometry;
using Fathom.Worlds.Materials;

namespace Fathom.Worlds.Plants;

/// <content>Trees with leaves, and those that lost them.</content>
internal sealed partial class Vegetation
{
    private const float LimbReach = 70;

    private void Broadleaf(Placement place, float height, float distance)
    {
        Material bark = Greenery.Bark(dice), leaves = Greenery.Crown(dice);
        float fork = height * dice.Uniform(0.16f, 0.36f), radius = height * dice.Uniform(0.011f, 0.021f), crown = (height - fork) / 2, width = crown * dice.Uniform(0.65f, 1.1f);
        var top = Trunk(place, bark, new(dice.Normal(0, 0.04f) * height, dice.Normal(0, 0.04f) * height, height * 0.82f), radius, distance);
        var masses = distance > 150 ? 3 : dice.Whole(6, 10);
        var shape = distance < SprigReach && dice.Chance(0.3f) ? LeafShape.Lobed : null;
        var turn = dice.Uniform(0, MathF.Tau);
        for (var i = 0; i < masses; i++)
        {
            // Spread over the crown like seeds on a sunflower, lowest first.
            var level = (i + 0.5f) / masses;
            var (sin, cos) = MathF.SinCos(turn + 2.4f * i);
            var reach = width * MathF.Sqrt(MathF.Max(0.04f, 1 - (2 * level - 0.85f) * (2 * level - 0.85f))) * dice.Uniform(0.5f, 0.72f);
            var centre = new Vector3(top.X * 0.6f + reach * cos, top.Y * 0.6f + reach * sin, fork + crown * (0.45f + 1.22f * level) + dice.Normal(0, 0.08f) * crown);
            var size = width * dice.Uniform(0.42f, 0.62f);
            if (distance < LimbReach)
                Limb(place, bark, top * dice.Uniform(0.35f, 0.6f), centre, radius * 0.45f, distance);
            Mass(place, leaves, centre, new Vector3(size, size, MathF.Min(size, crown * 0.6f)), Budget(distance) / masses, distance, cover: 1.5f, shape);
        }
    }

    private void Poplar(Placement place, float height, float distance)
    {
        Material bark = Greenery.Bark(dice), leaves = Greenery.Crown(dice);
        height *= 1.35f;
        Trunk(place, bark, new(0, 0, height * 0.9f), height * 0.014f, distance);
        var width = height * dice.Uniform(0.07f, 0.11f);
        var masses = distance > 150 ? 3 : 7;
        for (var i = 0; i < masses; i++)
        {
            var up = (i + 0.6f) / masses;
            var size = width * MathF.Sqrt(MathF.Sin(MathF.PI * MathF.Min(0.97f, 0.12f + 0.85f * up)));
            Mass(place, leaves, new(dice.Normal(0, width * 0.12f), dice.Normal(0, width * 0.12f), height * (0.1f + 0.88f * up)), new(size, size, height / masses * 0.8f), Budget(distance) / masses, distance, cover: 1.4f);
        }
    }

    private void Birch(Placement place, float height, float distance)
    {
        var bark = Greenery.BirchBark(dice);
        var leaves = Greenery.Leaves(dice, Palette.Hsv(dice.Chance(0.25f) ? dice.Uniform(0.13f, 0.17f) : dice.Uniform(0.19f, 0.27f), dice.Uniform(0.45f, 0.7f), dice.Uniform(0.45f, 0.65f)));
        var top = Trunk(place, bark, new(dice.Normal(0, 0.03f) * height, dice.Normal(0, 0.03f) * height, height * 0.93f), height * dice.Uniform(0.009f, 0.014f), distance);
        var masses = distance > 150 ? 3 : dice.Whole(8, 12);
        for (var i = 0; i < masses; i++)
        {
            var level = (i + 0.5f) / masses;
            var (sin, cos) = MathF.SinCos(2.4f * i);
            var reach = height * 0.13f * (1.15f - level) * dice.Uniform(0.7f, 1.2f);
            var centre = top * (0.36f + 0.62f * level) + new Vector3(reach * cos, reach * sin, 0);
            if (distance < LimbReach)
                Limb(place, bark, top * (0.3f + 0.6f * level), centre, height * 0.004f, distance);
            Mass(place, leaves, centre, new(height * 0.075f, height * 0.075f, height * 0.09f), Budget(distance) / masses, distance, cover: 0.75f, droop: 0.9f);
        }
    }

    private void Fruit(Placement place, float height, float distance)
    {
        var bark = Greenery.Bark(dice);
        var leaves = dice.Chance(0.25f) ? Greenery.Leaves(dice, Palette.Hsv(dice.Uniform(0.88f, 1), dice.Uniform(0, 0.25f), 0.9f)) : Greenery.Crown(dice);
        var top = Trunk(place, bark, new(dice.Normal(0, 0.05f) * height, dice.Normal(0, 0.05f) * height, height * 0.5f), height * 0.024f, distance);
        var masses = distance > 120 ? 1 : dice.Whole(3, 5);
        for (var i = 0; i < masses; i++)
        {
            var (sin, cos) = MathF.SinCos(2.1f * i + 0.4f);
            var reach = masses == 1 ? 0 : height * 0.17f;
            var centre = new Vector3(top.X + reach * cos, top.Y + reach * sin, height * dice.Uniform(0.62f, 0.74f));
            if (distance < LimbReach)
                Limb(place, bark, top * 0.7f, centre, height * 0.01f, distance);
            Mass(place, leaves, centre, new Vector3(0.27f, 0.27f, 0.24f) * height, Budget(distance) / (2 * masses), distance, cover: 1.5f);
        }
    }

    private void Bare(Placement place, float height, float distance)
    {
        var bark = Greenery.Bark(dice);
        var top = Trunk(place, bark, new(dice.Normal(0, 0.03f) * height, dice.Normal(0, 0.03f) * height, height * 0.34f), height * 0.024f, distance);
        for (var i = dice.Whole(2, 3); i > 0; i--)
            Branch(place, bark, top, Vector3.Normalize(Vector3.UnitZ * 0.9f + dice.Direction() * 0.75f), height * 0.2f, height * 0.014f, distance > 120 ? 1 : distance > 50 ? 2 : 4);
    }

    private void Branch(Placement place, Material bark, Vector3 from, Vector3 direction, float length, float radius, int depth)
    {
        Vector3 bend = from + direction * length * 0.5f + dice.Direction() * length * 0.06f, to = from + direction * length;
        if (depth > 2)
            place.Tube(bark, 5, new Vector4(from, radius), new Vector4(bend, radius * 0.85f), new Vector4(to, radius * 0.65f));
        else
            place.Tube(bark, 3, new Vector4(from, radius), new Vector4(to, depth == 0 ? 0 : radius * 0.65f));
        for (var i = depth == 0 ? 0 : dice.Whole(2, 3); i > 0; i--)
            Branch(place, bark, to, Vector3.Normalize(direction + dice.Direction() * 0.85f + Vector3.UnitZ * 0.15f), length * dice.Uniform(0.62f, 0.85f), radius * 0.6f, depth - 1);
    }

    // A tapering trunk that spreads into roots where it meets the ground; its end.
    private Vector3 Trunk(Placement place, Material bark, Vector3 top, float radius, float distance)
    {
        var sides = distance < 15 ? 10 : distance < 60 ? 6 : 3;
        if (distance > 150)
        {
            place.Tube(bark, sides, new Vector4(0, 0, -0.3f, radius * 1.2f), new Vector4(top, radius * 0.3f));
            return top;
        }
        var bend = new Vector3(dice.Normal(0, 0.012f), dice.Normal(0, 0.012f), 0) * top.Z;
        place.Tube(bark, sides, new Vector4(0, 0, -0.3f, radius * 1.8f), new Vector4(0, 0, radius * 0.3f, radius * 1.35f), new Vector4(top * 0.02f + Vector3.UnitZ * radius * 1.6f, radius * 1.06f),
            new Vector4(top * 0.35f + bend, radius * 0.9f), new Vector4(top * 0.7f - bend, radius * 0.6f), new Vector4(top, radius * 0.22f));
        if (distance < 20)
            for (var i = dice.Whole(3, 5); i > 0; i--)
            {
                var (sin, cos) = MathF.SinCos(dice.Uniform(0, MathF.Tau));
                var reach = radius * dice.Uniform(2.5f, 4.5f);
                place.Tube(bark, 5, new Vector4(0, 0, radius * 1.1f, radius * 0.7f), new Vector4(cos * reach * 0.5f, sin * reach * 0.5f, radius * 0.25f, radius * 0.45f), new Vector4(cos * reach, sin * reach, -radius * 0.4f, radius * 0.2f));
            }
        return top;
    }

    // A branch that first spreads and then rises.
    private static void Limb(Placement place, Material bark, Vector3 from, Vector3 to, float radius, float distance)
    {
        var elbow = (from + to) / 2 + new Vector3(0, 0, -0.12f) * Vector3.Distance(from, to);
        if (distance < 30)
            place.Tube(bark, 5, new Vector4(from, radius), new Vector4(elbow, radius * 0.7f), new Vector4(to, radius * 0.2f));
        else
            place.Tube(bark, 3, new Vector4(from, radius), new Vector4(to, radius * 0.2f));
    }
}
