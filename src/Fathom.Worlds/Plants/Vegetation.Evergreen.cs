using System.Numerics;
using Fathom.Worlds.Geometry;
using Fathom.Worlds.Materials;

namespace Fathom.Worlds.Plants;

/// <content>Conifers and palms.</content>
internal sealed partial class Vegetation
{
    private void Spruce(Placement place, float height, float distance)
    {
        var needles = Greenery.Needles(dice);
        height *= 1.2f;
        Trunk(place, Greenery.Bark(dice), new(0, 0, height * 0.97f), height * 0.012f, distance);
        var reach = height * dice.Uniform(0.15f, 0.26f);
        // Whorls of boughs, closer together and shorter towards the top.
        var twigs = distance < 22 ? 5 : distance < 50 ? 3 : 0;
        var boughs = Math.Max(12, Budget(distance) * 3 / 4 / (distance > 150 ? 1 : twigs > 0 ? 5 * twigs : 5));
        boughs = twigs > 0 ? Math.Max(boughs, 50) : boughs;
        var around = Math.Clamp((int)MathF.Sqrt(boughs * 0.45f), 4, 9);
        var whorls = Math.Max(3, boughs / around);
        var shape = distance > 150 ? LeafShape.Blade : LeafShape.Bough;
        place.Mesh.Begin(needles, place.Frame, smooth: true);
        for (var whorl = 0; whorl < whorls; whorl++)
        {
            var up = MathF.Pow((whorl + 0.5f) / whorls, 0.85f);
            var length = reach * (1.03f - up) * dice.Uniform(0.9f, 1.1f) + 0.03f * height;
            var turn = dice.Uniform(0, MathF.Tau);
            for (var i = 0; i < around; i++)
            {
                var (sin, cos) = MathF.SinCos(turn + MathF.Tau * (i + dice.Uniform(-0.25f, 0.25f)) / around);
                var outward = new Vector3(cos, sin, 0);
                // High boughs rise, low ones hang.
                var along = (outward + Vector3.UnitZ * (0.55f * up - 0.5f + dice.Normal(0, 0.08f))) * length * dice.Uniform(0.8f, 1.15f);
                // A bough hangs to both sides; level ones would vanish when seen from the side.
                var across = new Vector3(-sin, cos, dice.Uniform(-0.9f, 0.9f)) * length * (distance > 150 ? 0.6f : 0.42f);
                var root = new Vector3(0, 0, height * (0.08f + 0.9f * up));
                var normal = Vector3.Normalize(outward + Vector3.UnitZ * 0.7f);
                for (var twig = 0; twig < twigs; twig++)
                {
                    // Twigs to both sides of the bough, shorter towards its tip.
                    var at = (twig + 0.6f) / (twigs + 0.6f);
                    var way = along * (1.05f - 0.75f * at) * 0.62f + across * ((twig & 1) == 0 ? 0.9f : -0.9f) * (1.1f - 0.6f * at) + Vector3.UnitZ * dice.Normal(-0.03f, 0.03f) * length;
                    place.Leaf(shape, root + along * at * 0.7f, way, Vector3.Normalize(Vector3.Cross(way, Vector3.UnitZ + 0.5f * dice.Direction())) * way.Length() * 0.42f, normal);
                }
                if (twigs == 0)
                    place.Leaf(shape, root, along, across, normal);
            }
        }
        place.Leaf(LeafShape.Blade, new(0, 0, height * 0.9f), new(0, 0, height * 0.12f), new(height * 0.012f, 0, 0), Vector3.UnitX);
        place.Leaf(LeafShape.Blade, new(0, 0, height * 0.9f), new(0, 0, height * 0.12f), new(0, height * 0.012f, 0), Vector3.UnitY);
    }

    private void Pine(Placement place, float height, float distance)
    {
        Material bark = Greenery.PineBark(dice), needles = Greenery.Needles(dice);
        height *= 1.15f;
        var top = Trunk(place, bark, new(dice.Normal(0, 0.04f) * height, dice.Normal(0, 0.04f) * height, height * 0.94f), height * dice.Uniform(0.012f, 0.018f), distance);
        var masses = distance > 150 ? 3 : dice.Whole(5, 8);
        var width = height * dice.Uniform(0.12f, 0.2f);
        for (var i = 0; i < masses; i++)
        {
            var level = (i + 0.5f) / masses;
            var (sin, cos) = MathF.SinCos(2.4f * i);
            var spread = width * (1.1f - 0.8f * level) * dice.Uniform(0.5f, 1);
            var centre = top * (0.62f + 0.4f * level) + new Vector3(spread * cos, spread * sin, 0);
            if (distance < LimbReach)
                Limb(place, bark, top * (0.55f + 0.38f * level), centre, height * 0.005f, distance);
            Mass(place, needles, centre, new Vector3(0.62f, 0.62f, 0.32f) * width, Budget(distance) / masses, distance, cover: 1.5f, LeafShape.Needles);
        }
    }

    private void Palm(Placement place, float height, float distance)
    {
        var bark = Greenery.Bark(dice);
        var green = Greenery.Leaves(dice, Palette.Hsv(dice.Uniform(0.2f, 0.3f), dice.Uniform(0.4f, 0.65f), dice.Uniform(0.35f, 0.55f)));
        var lean = new Vector3(dice.Normal(0, 0.1f), dice.Normal(0, 0.1f), 0) * height;
        var top = lean + Vector3.UnitZ * height * 0.85f;
        var radius = height * dice.Uniform(0.012f, 0.02f);
        var sides = distance < 20 ? 9 : 5;
        place.Tube(bark, sides, new Vector4(0, 0, -0.3f, radius * 2), new Vector4(lean * 0.05f + Vector3.UnitZ * height * 0.06f, radius * 1.2f), new Vector4(lean * 0.4f + Vector3.UnitZ * height * 0.45f, radius), new Vector4(top, radius * 0.9f));
        var fronds = distance > 120 ? 8 : dice.Whole(14, 22);
        var length = height * dice.Uniform(0.24f, 0.34f);
        place.Mesh.Begin(green, place.Frame, smooth: true);
        for (var i = 0; i < fronds; i++)
        {
            var (sin, cos) = MathF.SinCos(2.4f * i);
            var outward = new Vector3(cos, sin, 0);
            var rise = 1.1f - 1.5f * i / fronds;
            // Each frond bends down in two pieces.
            var first = (outward + Vector3.UnitZ * rise) * length * 0.5f;
            var second = (outward + Vector3.UnitZ * (rise - 1.3f)) * length * 0.6f;
            var across = new Vector3(-sin, cos, 0) * length * 0.22f;
            place.Leaf(distance > 80 ? LeafShape.Bough : LeafShape.Frond, top, first, across * 0.8f, Vector3.Normalize(outward + Vector3.UnitZ));
            place.Leaf(distance > 80 ? LeafShape.Bough : LeafShape.Frond, top + first * 0.85f, second, across, Vector3.Normalize(outward + Vector3.UnitZ * 0.6f));
        }
    }
}
