using System.Numerics;
using Fathom.Worlds.Country;
using Fathom.Worlds.Geometry;
using Fathom.Worlds.Materials;
using Fathom.Worlds.Plants;

namespace Fathom.Worlds.Nature;

/// <content>Rocks and plants.</content>
internal sealed partial class NatureGrammar
{
    private void Rocks()
    {
        var (count, large) = plan.Kind switch
        {
            Landscape.Boulders => (420, 5f),
            Landscape.River => (380, 1.3f),
            Landscape.Gorge => (220, 3f),
            Landscape.Mountains => (170, 3f),
            Landscape.Lake or Landscape.Snowfield => (dice.Whole(10, 90), 1.6f),
            Landscape.Beach or Landscape.Desert => (dice.Chance(0.5f) ? dice.Whole(40, 160) : 5, 3f),
            _ => (dice.Whole(0, 60), 1.4f),
        };
        var moss = plan.SnowLine < 0 ? new Vector3(0.8f) : grass * 0.7f;
        var covered = plan.SnowLine < 0 ? 0.6f : plan.Kind is Landscape.Forest or Landscape.River && dice.Chance(0.6f) ? dice.Uniform(0.2f, 0.7f) : 0;
        Material[] stones = [.. Enumerable.Range(0, 3).Select(_ => new Stone(dice, stone * dice.Uniform(0.7f, 1.2f), otherStone * dice.Uniform(0.7f, 1.2f)) { Top = moss, Covered = covered })];
        var roughness = plan.Kind == Landscape.River ? dice.Uniform(0.1f, 0.5f) : dice.Uniform(0.4f, 1.2f);
        for (var i = 0; i < count; i++)
        {
            var spot = outlook.Spot(dice, 1.5f, i % 4 == 0 ? 250 : 40);
            // Few are large: sizes follow a power law, and far ones are only seen when large.
            var size = MathF.Min(large * (i % 4 == 0 ? 2 : 1), 0.1f / MathF.Pow(1 - 0.995f * dice.Uniform(), 0.75f));
            Rock(dice.Pick(stones), spot, new Vector3(dice.Uniform(0.7f, 1.3f), dice.Uniform(0.7f, 1.3f), dice.Uniform(0.45f, 0.95f)) * size, roughness, dice.Uniform(0.05f, 0.35f));
        }
        switch (plan.Kind)
        {
            case Landscape.Gorge:
                // Blocks that fell between the walls and stick there: arches, roofs, caves.
                for (var i = dice.Whole(0, 4); i > 0; i--)
                {
                    var y = dice.Uniform(9, 60) * dice.Pick(1, 1, -1);
                    var at = new Vector3(dice.Normal(0, 2), y, dice.Uniform(5, 12));
                    if (outlook.IsClear(at, 5.5f))
                        new Placement(mesh, (Frame.World with { Origin = at }).Turned(dice.Normal(0, 0.4f))).Rock(stones[0], dice, new(dice.Uniform(9, 16), dice.Uniform(2, 5), dice.Uniform(1.2f, 3)), 3, roughness);
                }
                break;
            case Landscape.Desert when dice.Chance(0.6f):
                for (var i = dice.Whole(2, 8); i > 0; i--)
                    Rock(stones[0], outlook.Spot(dice, 60, 900), new Vector3(dice.Uniform(6, 26), dice.Uniform(6, 26), dice.Uniform(15, 60)), 0.9f, 0.5f);
                break;
            case Landscape.Beach when dice.Chance(0.5f):
                for (var i = dice.Whole(2, 7); i > 0; i--)
                    Rock(stones[0], outlook.Spot(dice, 25, 300), new Vector3(dice.Uniform(3, 12), dice.Uniform(3, 12), dice.Uniform(3, 14)), 1, 0.4f);
                break;
        }
    }

    private void Rock(Material material, Vector2 spot, Vector3 radii, float roughness, float sunk)
    {
        var place = plan.Ground.Upright(spot.X, spot.Y, dice.Uniform(0, MathF.Tau));
        var at = place.Frame.Origin;
        var reach = MathF.Max(radii.X, radii.Y);
        if (!outlook.IsClear(at, reach * 1.1f) || !outlook.Sees(at, reach))
            return;
        // Pixels that the rock covers, roughly, decide its detail.
        var seen = reach / MathF.Max(1, outlook.Distance(at) - reach);
        using var label = mesh.Label(Semantic.Terrain);
        place.At(0, 0, radii.Z * (0.8f - 1.6f * sunk)).Rock(material, dice, radii, seen > 0.35f ? 4 : seen > 0.1f ? 3 : seen > 0.025f ? 2 : 1, roughness);
    }

    private void Trees()
    {
        var kinds = plan.Kind switch
        {
            Landscape.Desert => dice.Chance(0.5f) ? [TreeKind.Palm] : [TreeKind.Bare],
            Landscape.Beach => dice.Chance(0.6f) ? [TreeKind.Palm] : [TreeKind.Pine],
            Landscape.Snowfield => dice.Chance(0.6f) ? [TreeKind.Spruce] : [TreeKind.Spruce, TreeKind.Bare, TreeKind.Birch],
            _ => Country.Woods.DrawKinds(dice),
        };
        var woods = new Woods(dice.Fork(), plan.Ground, outlook, kinds);
        var (count, near, far) = plan.Kind switch
        {
            Landscape.Lake or Landscape.River or Landscape.Mountains => (dice.Whole(60, 420), 8f, 500f),
            Landscape.Snowfield or Landscape.Meadow => (dice.Whole(20, 260), 12f, 400f),
            Landscape.Boulders or Landscape.Gorge => (dice.Whole(0, 60), 7f, 150f),
            _ => (dice.Whole(0, 30), 8f, 150f),
        };
        for (var i = plan.Kind == Landscape.Forest ? count : 0; i < count; i++)
        {
            // Trees stand in groves.
            var spot = outlook.Spot(dice, near, far);
            if (Relief.Noise(spot.X, spot.Y, 60, 5).Value < dice.Uniform(-0.6f, 0.5f))
                continue;
            var at = plan.Ground.Height(spot.X, spot.Y);
            if (IsDry(new(spot, at.Value)) && at.Dx * at.Dx + at.Dy * at.Dy < 0.5f)
                woods.Tree(spot.X, spot.Y, dice.Uniform(0.4f, 1));
        }
        if (plan.Kind == Landscape.Lake)
            FarShore(woods);
        if (plan.Kind == Landscape.Forest)
        {
            Stand(woods);
            FallenWood();
        }
        woods.Plant();
    }

    // A forest seen from within: trees stand evenly, until they close the view.
    private void Stand(Woods woods)
    {
        var step = dice.Uniform(2.8f, 6);
        var reach = 14 * step;
        for (var y = -reach; y < reach; y += step)
            for (var x = -reach; x < reach; x += step)
                if (x * x + y * y < reach * reach && dice.Chance(0.85f))
                    woods.Tree(x + dice.Uniform(-0.45f, 0.45f) * step, y + dice.Uniform(-0.45f, 0.45f) * step, dice.Chance(0.15f) ? dice.Uniform(0.25f, 0.7f) : dice.Uniform(0.8f, 1.3f));
    }

    // A line of trees along the other side of the water.
    private void FarShore(Woods woods)
    {
        for (var i = 0; i < 500; i++)
        {
            var spot = outlook.Spot(dice, 60, 2600);
            var height = plan.Ground.On(spot.X, spot.Y).Z;
            if (height > 0.6f && height < 60)
                woods.Tree(spot.X, spot.Y, dice.Uniform(0.7f, 1.2f));
        }
    }

    private void FallenWood()
    {
        for (var i = dice.Whole(2, 14); i > 0; i--)
        {
            var bark = Greenery.Bark(dice);
            var spot = outlook.Spot(dice, 2, 30);
            var place = plan.Ground.Leaning(spot.X, spot.Y, dice.Uniform(0, MathF.Tau));
            if (!outlook.IsClear(place.Frame.Origin, 3.5f))
                continue;
            using var label = place.Label(Semantic.Tree);
            var radius = dice.LogUniform(0.06f, 0.3f);
            if (dice.Chance(0.35f))
            {
                // A stump.
                place.Revolve(bark, 12, new(radius * 1.9f, -0.2f), new(radius * 1.3f, 0.12f), new(radius * 1.1f, 0.45f));
                place.Revolve(Stock.Wood(dice), 12, new(radius * 1.1f, 0.45f), new(0, 0.46f));
                continue;
            }
            var length = radius * dice.Uniform(15, 35);
            place.Tube(bark, 9, new Vector4(0, -length / 2, radius * 0.6f, radius), new Vector4(0.05f * length, 0, radius * 0.6f, radius * 0.85f), new Vector4(0, length / 2, radius * 0.5f, radius * 0.6f));
            for (var j = dice.Whole(0, 5); j > 0; j--)
            {
                var from = new Vector3(0, dice.Uniform(-0.3f, 0.45f) * length, radius);
                place.Tube(bark, 4, new Vector4(from, radius * 0.25f), new Vector4(from + new Vector3(dice.Normal(0, 0.5f), 0.3f, dice.Uniform(0.1f, 0.8f)), 0.01f));
            }
        }
    }

    private void Plants()
    {
        using var label = mesh.Label(Semantic.Vegetation);
        var (tufts, height) = plan.Kind switch
        {
            Landscape.Meadow => (9000, dice.Uniform(0.15f, 0.8f)),
            Landscape.Mountains => (4500, dice.Uniform(0.05f, 0.3f)),
            Landscape.Lake or Landscape.River => (4000, dice.Uniform(0.08f, 0.4f)),
            Landscape.Forest => (dice.Whole(300, 3500), dice.Uniform(0.06f, 0.25f)),
            Landscape.Boulders or Landscape.Gorge => (dice.Whole(200, 2500), dice.Uniform(0.05f, 0.25f)),
            Landscape.Snowfield => (150, 0.3f),
            _ => (dice.Whole(0, 700), dice.Uniform(0.2f, 0.6f)),
        };
        var far = plan.Kind == Landscape.Meadow ? 30 : 40;
        // What stays below the lens may grow under it.
        var low = height * 1.5f < camera.Height - 0.25f;
        Undergrowth.Begin(mesh, Greenery.Leaves(dice, grass * 1.1f));
        for (var i = 0; i < tufts; i++)
            if (Grows(outlook.Spot(dice, 0.7f, far), low ? -0.6f : -0.4f, out var at))
                undergrowth.Tuft(Here(at), plan.Kind == Landscape.Meadow ? 4 : 3, height * dice.Uniform(0.5f, 1.3f), outlook.Blade(at, 0.006f), dice.Uniform(0.25f, 0.7f));
        for (var kind = plan.Kind is Landscape.Meadow ? dice.Whole(1, 3) : plan.Kind is Landscape.Mountains or Landscape.Lake ? dice.Whole(0, 1) : 0; kind > 0; kind--)
        {
            Undergrowth.Begin(mesh, Greenery.Leaves(dice, Greenery.PetalColour(dice)));
            for (var i = dice.Whole(60, 500); i > 0; i--)
                if (Grows(outlook.Spot(dice, 1, 35), 0.3f, out var at))
                    undergrowth.Head(Here(at), height * dice.Uniform(0.7f, 1.25f), outlook.Blade(at, 0.04f));
        }
        if (plan.Kind == Landscape.Forest || plan.Kind == Landscape.Gorge && dice.Chance(0.3f))
        {
            Undergrowth.Begin(mesh, Greenery.Leaves(dice, Palette.Hsv(dice.Uniform(0.2f, 0.3f), 0.6f, dice.Uniform(0.35f, 0.55f))));
            for (var i = dice.Whole(0, 330); i > 0; i--)
                if (Grows(outlook.Spot(dice, 1.5f, 32), 0.6f, out var at))
                    undergrowth.Fern(Here(at), dice.Uniform(0.3f, 0.75f), outlook.Distance(at));
        }
        if (plan.Kind is Landscape.Lake or Landscape.River && dice.Chance(0.6f))
        {
            Undergrowth.Begin(mesh, Greenery.Leaves(dice, grass * 0.9f));
            var reeds = dice.Uniform(0.9f, 1.9f);
            for (var i = 0; i < 2500; i++)
            {
                var spot = outlook.Spot(dice, 2, 60);
                var at = plan.Ground.On(spot.X, spot.Y);
                if (MathF.Abs(at.Z - plan.Water) < 0.35f && Relief.Noise(spot.X, spot.Y, 5, 8).Value > 0 && outlook.IsClear(at, 0.5f))
                    undergrowth.Tuft(Here(at), 3, reeds * dice.Uniform(0.7f, 1.1f), outlook.Blade(at, 0.012f), 0.15f);
            }
        }
        for (var i = plan.Kind is Landscape.Desert or Landscape.Beach or Landscape.Snowfield ? dice.Whole(0, 8) : dice.Whole(0, 30); i > 0; i--)
            if (Grows(outlook.Spot(dice, 4, 80), 1.6f, out var at))
                plants.Bush(Here(at), dice.LogUniform(0.3f, 1.8f), outlook.Away(at));
    }

    private Placement Here(Vector3 at) => new(mesh, Frame.World with { Origin = at });

    // Plants need soil that is neither under water nor too steep, and must not stand before the lens.
    private bool Grows(Vector2 spot, float radius, out Vector3 at)
    {
        var ground = plan.Ground.Height(spot.X, spot.Y);
        at = new(spot, ground.Value);
        return IsDry(at) && ground.Dx * ground.Dx + ground.Dy * ground.Dy < 0.6f && outlook.IsClear(at, radius);
    }
}
