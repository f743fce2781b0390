using System.Numerics;
using Fathom.Worlds.Geometry;
using Fathom.Worlds.Lighting;
using Fathom.Worlds.Materials;
using Fathom.Worlds.Rooms;

namespace Fathom.Worlds.Halls;

/// <summary>Floor, walls with gates and rows of windows, columns, a ceiling or a roof, rows of lamps.</summary>
internal sealed class HallShell(HallSite site)
{
    private const float Thick = 0.3f;

    private readonly Dice dice = site.Dice;
    private readonly FloorPlan plan = site.Plan;
    private readonly bool low = site.Plan.Height < 5;
    private readonly Material steel = Stock.Lacquer(site.Dice.Chance(0.6f) ? Palette.Grey(site.Dice, 0.35f, 0.9f) : Palette.Any(site.Dice));

    /// <summary>Where daylight comes in, facing in; its power is the opening's area over π.</summary>
    public List<Lamp> Openings { get; } = [];

    /// <summary>Lamps with a power of 1.</summary>
    public List<Lamp> Lamps { get; } = [];

    // Metres from one frame of the hall to the next.
    private readonly float bay = site.Plan.Length / MathF.Max(2, MathF.Round(site.Plan.Length / site.Dice.Uniform(4, 8)));

    /// <summary>Builds the shell.</summary>
    public void Build()
    {
        Floor();
        Walls();
        if (low)
            Slab();
        else
            Roof();
        HangLamps();
    }

    private void Floor()
    {
        using var label = plan.Corner.Label(Semantic.Floor);
        var floor = site.Kind switch
        {
            HallKind.Sports => dice.Chance(0.6f) ? Stock.Parquet(dice) : new Mottled(dice) { Dark = Palette.Any(dice) * 0.6f, Light = Palette.Any(dice) * 0.7f, Contrast = 0, Gloss = 0.05f, Polish = 0.8f },
            HallKind.Station => Stock.Soil(dice),
            _ => dice.Weighted(2, 2, 1) switch { 0 => Stock.Concrete(dice), 1 => Stock.Screed(dice), _ => Stock.Slabs(dice, dice.Uniform(0.5f, 3), Stock.Screed(dice)) },
        };
        plan.Corner.Floor(floor, -30, -30, plan.Width + 30, plan.Length + 30, 0);
    }

    private void Walls()
    {
        var material = site.Kind switch
        {
            HallKind.CarPark => dice.Pick(Stock.Concrete(dice), Stock.Plaster(dice, Palette.Grey(dice, 0.5f, 0.95f))),
            HallKind.Station when low => Stock.Tiles(dice, dice.Uniform(0.1f, 0.4f)),
            _ => dice.Weighted(2, 2, 2, 1) switch
            {
                0 => new Striped(Stock.Plastic(dice, Palette.RoomWall(dice))) { Period = dice.Uniform(0.15f, 0.4f), Share = 0.25f, Colour = new(0.25f) },
                1 => Stock.Bricks(dice),
                2 => Stock.Plaster(dice, Palette.RoomWall(dice)),
                _ => Stock.Slabs(dice, dice.Uniform(1, 3), Stock.Concrete(dice)),
            },
        };
        var plinth = dice.Chance(0.4f) ? Stock.Lacquer(Palette.Any(dice)) : null;
        for (var i = 0; i < 4; i++)
        {
            using var label = plan.Corner.Label(Semantic.Wall);
            var wall = plan.Wall(i);
            var length = plan.WallLength(i);
            var open = !low && (i is 1 or 3 ? dice.Chance(0.6f) : dice.Chance(0.3f));
            // A station's tracks leave through the end walls.
            if (site.Kind == HallKind.Station && (i & 1) == 0)
            {
                Portal(wall, length, material);
                continue;
            }
            float sill = dice.Uniform(0.35f, 0.7f) * plan.Height, lintel = MathF.Min(plan.Height - 0.3f, sill + dice.Uniform(0.8f, 2.5f));
            if (open)
                Band(wall, length, sill, lintel, material);
            else
                wall.Box(material, -Thick, -Thick, 0, length + Thick, 0, plan.Height);
            if (plinth is not null && !open)
                wall.Box(plinth, 0, 0, 0, length, 0.012f, dice.Uniform(0.9f, 1.6f));
            if ((i & 1) == 0 && site.Kind != HallKind.Sports)
                Gate(wall.At(length * dice.Uniform(0.25f, 0.75f), 0));
            if (dice.Chance(0.7f))
                Door(wall.At(length * dice.Uniform(0.1f, 0.9f), 0));
        }
    }

    // A row of windows with posts between sill and lintel.
    private void Band(Placement wall, float length, float sill, float lintel, Material material)
    {
        wall.Box(material, -Thick, -Thick, 0, length + Thick, 0, sill);
        wall.Box(material, -Thick, -Thick, lintel, length + Thick, 0, plan.Height);
        using var label = wall.Label(Semantic.Window);
        var step = dice.Uniform(0.8f, 2);
        for (var x = 0f; x < length; x += step)
            wall.Block(steel, x, -0.1f, sill, 0.07f, 0.07f, lintel - sill);
        for (var z = sill; z <= lintel + 0.01f; z += (lintel - sill) / 2)
            wall.Box(steel, 0, -0.14f, z - 0.03f, length, -0.06f, z + 0.03f);
        const int pieces = 2;
        for (var i = 0; i < pieces; i++)
        {
            float half = length / pieces / 2;
            var middle = new Vector3(half * (2 * i + 1), 0.02f, (sill + lintel) / 2);
            Openings.Add(new Lamp(wall.Frame.ToWorld(middle), wall.Frame.Rotate(new(0, 0, (lintel - sill) / 2)), wall.Frame.Rotate(new(half, 0, 0)), new Vector3(2 * half * (lintel - sill) / MathF.PI), 0));
        }
    }

    // The end wall above the tracks; what lies beyond is open or a tunnel.
    private void Portal(Placement wall, float length, Material material)
    {
        var top = low ? plan.Height - 0.5f : plan.Height * 0.6f;
        wall.Box(material, -Thick, -Thick, top, length + Thick, 0, plan.Height);
        if (low)
        {
            Material dark = new Plain(new Vector3(0.04f));
            wall.Box(dark, -Thick, -29, 0, 0, 0, plan.Height);
            wall.Box(dark, length, -29, 0, length + Thick, 0, plan.Height);
            wall.Box(dark, -Thick, -29, top, length + Thick, -Thick, plan.Height);
            wall.Box(dark, -Thick, -30, 0, length + Thick, -29, plan.Height);
            return;
        }
        using var label = wall.Label(Semantic.Building);
        for (var i = dice.Whole(2, 5); i > 0; i--)
            wall.Block(new Facade(Stock.HouseWall(dice)) { Cell = new(3, 3), Window = new(1.3f, 1.5f) }, dice.Uniform(-20, length + 20), -dice.Uniform(30, 70), 0, dice.Uniform(8, 20), 10, dice.Uniform(5, 22));
    }

    // A roller gate, closed or half open onto a yard.
    private void Gate(Placement wall)
    {
        using var label = wall.Label(Semantic.Window);
        float wide = MathF.Min(plan.Width * 0.4f, dice.Uniform(3, 5)), high = MathF.Min(plan.Height - 0.3f, dice.Uniform(2.2f, 4.5f));
        var leaf = new Striped(Stock.Plastic(dice, Palette.RoomWall(dice))) { Period = dice.Uniform(0.08f, 0.5f), Share = 0.12f, Colour = new(0.15f), Level = true };
        wall.Block(leaf, 0, 0.03f, 0, wide, 0.06f, high);
        foreach (var side in (ReadOnlySpan<int>)[-1, 1])
            wall.Block(Warning(0.3f), side * (wide / 2 + 0.08f), 0.06f, 0, 0.14f, 0.12f, high);
        wall.Block(steel, 0, 0.12f, high, wide + 0.3f, 0.3f, 0.35f);
        plan.TryTake(wall.At(0, 1), wide, 2);
    }

    private void Door(Placement wall)
    {
        using var label = wall.Label(Semantic.Window);
        wall.Block(steel, 0, 0.025f, 0, 1.1f, 0.05f, 2.12f);
        wall.Block(Stock.Lacquer(Palette.Any(dice)), 0, 0.045f, 0.01f, 0.98f, 0.03f, 2.03f);
        wall.Block(Stock.Metal(dice), 0.4f, 0.08f, 1.05f, 0.12f, 0.04f, 0.03f);
        wall.Block(new Plain(new Vector3(0.02f, 0.35f, 0.12f)) { Emission = new Vector3(0.05f, 0.5f, 0.2f) }, 0, 0.06f, 2.25f, 0.4f, 0.06f, 0.18f);
    }

    // A concrete ceiling with beams and columns.
    private void Slab()
    {
        using var label = plan.Corner.Label(Semantic.Ceiling);
        var concrete = site.Kind == HallKind.Station && dice.Chance(0.5f) ? Stock.Slabs(dice, 0.6f, Stock.Plaster(dice, Palette.Grey(dice, 0.6f, 0.9f))) : Stock.Concrete(dice);
        plan.Corner.Floor(concrete, -Thick, -Thick, plan.Width + Thick, plan.Length + Thick, plan.Height);
        if (dice.Chance(0.7f))
            for (var y = bay / 2; y < plan.Length; y += bay)
                plan.Corner.Box(concrete, 0, y - 0.2f, plan.Height - 0.35f, plan.Width, y + 0.2f, plan.Height);
        Pipes(plan.Height - 0.25f);
    }

    private void Roof()
    {
        using var label = plan.Corner.Label(Semantic.Ceiling);
        var roof = new HallRoof(site, steel, bay);
        roof.Build(Openings);
        foreach (var y in roof.Frames)
            foreach (var x in (ReadOnlySpan<float>)[0.15f, plan.Width - 0.15f])
                Column(plan.Corner.At(x, y), plan.Height);
        if (dice.Chance(0.5f))
            Pipes(plan.Height - dice.Uniform(0.2f, 0.8f));
    }

    /// <summary>A column: a steel profile, or a concrete post under a low ceiling.</summary>
    public void Column(Placement place, float height)
    {
        using var label = place.Label(Semantic.Pole);
        if (low)
        {
            place.Block(Stock.Concrete(dice), 0, 0, 0, 0.45f, 0.45f, height);
            place.Block(Warning(0.4f), 0, 0, 0, 0.46f, 0.46f, 1.1f);
            return;
        }
        place.Block(steel, 0, 0, 0, 0.02f, 0.26f, height);
        foreach (var side in (ReadOnlySpan<int>)[-1, 1])
            place.Block(steel, 0, side * 0.13f, 0, 0.24f, 0.02f, height);
    }

    // Yellow and black.
    private static Striped Warning(float period) => new(new Plain(new Vector3(0.02f))) { Period = period, Colour = new(0.8f, 0.6f, 0.02f), Level = true };

    private void Pipes(float height)
    {
        for (var i = dice.Whole(1, 5); i > 0; i--)
        {
            float x = dice.Uniform(0.05f, 0.95f) * plan.Width, radius = dice.Pick(0.03f, 0.05f, 0.12f, 0.25f), z = height - radius - dice.Uniform(0, 0.15f);
            var metal = dice.Weighted(2, 1, 1) switch { 0 => Stock.Metal(dice), 1 => Stock.Lacquer(Palette.Hsv(0.99f, 0.9f, 0.7f)), _ => Stock.Plaster(dice, Palette.Grey(dice, 0.5f, 0.9f)) };
            if (radius > 0.2f && low)
                plan.Corner.Box(metal, x - 0.3f, 0, z - 0.1f, x + 0.3f, plan.Length, z + 0.2f);
            else
                plan.Corner.Bar(metal, new(x, 0, z), new(x, plan.Length, z), radius, radius, 12, capped: false);
            for (var y = 2f; y < plan.Length; y += 4)
                plan.Corner.Bar(steel, new(x, y, z), new(x, y, height + 0.4f), 0.01f, 0.01f, 4, capped: false);
        }
    }

    // Rows of lamps: bells, panels or tubes. No more than two dozen.
    private void HangLamps()
    {
        int rows = Math.Clamp((int)(plan.Width / dice.Uniform(6, 10)), 1, 4), each = Math.Clamp((int)(plan.Length / dice.Uniform(5, 9)), 2, 24 / rows);
        var bell = !low && dice.Chance(0.5f);
        float drop = low ? dice.Uniform(0.1f, 0.4f) : dice.Uniform(0.3f, 1.8f), longness = bell ? 0.25f : dice.Uniform(0.6f, 1.5f), wide = bell ? 0.25f : dice.Uniform(0.06f, 0.3f);
        using var label = plan.Corner.Label(Semantic.Lamp);
        for (var row = 0; row < rows; row++)
            for (var i = 0; i < each; i++)
            {
                var place = plan.Corner.At(plan.Width * (row + 0.5f) / rows, plan.Length * (i + 0.5f) / each, plan.Height - drop);
                var glow = new Plain(new Vector3(0.8f)) { Glow = new Vector3(12) };
                if (bell)
                {
                    place.Revolve(steel, 18, new(0, 0.4f), new(0.06f, 0.4f), new(0.1f, 0.3f), new(wide, 0));
                    place.Revolve(glow, 18, new(wide * 0.9f, 0.02f), new(0, 0.02f));
                }
                else
                {
                    place.Block(steel, 0, 0, 0.02f, wide + 0.03f, longness + 0.03f, 0.06f);
                    place.Block(glow, 0, 0, -0.02f, wide, longness, 0.04f);
                }
                foreach (var side in (ReadOnlySpan<float>)[-0.4f, 0.4f])
                    place.Bar(steel, new(0, side * longness, 0.06f), new(0, side * longness, drop + 0.3f), 0.006f, 0.006f, 4, capped: false);
                Lamps.Add(new Lamp(place.Frame.ToWorld(new(0, 0, -0.04f)), new(0, longness / 2, 0), new(wide / 2, 0, 0), Vector3.One, 0));
            }
    }
}
