using System.Numerics;
using Fathom.Worlds.Geometry;
using Fathom.Worlds.Lighting;
using Fathom.Worlds.Materials;

namespace Fathom.Worlds.Rooms;

/// <summary>Light in rooms: ceiling lamps, standing lamps, windows, sometimes the sun through them, and what the walls send back. The lamps hang there by day and by night; what changes is
/// which of them burn and what comes in by the windows.</summary>
internal sealed class RoomLight(FloorPlan plan, Dice dice)
{
    private readonly List<Lamp> lamps = [];

    /// <summary>Builds the lamps and returns the light under each condition.</summary>
    public Func<Condition, Illumination> Build(Shell shell)
    {
        // Warm bulbs to cool tubes.
        var colour = Vector3.Lerp(new(1, 0.62f, 0.32f), new(0.92f, 1, 1.08f), dice.Uniform(0.15f, 1));
        // By day some rooms need no lamp.
        var dayOnly = shell.Windows.Count > 0 && dice.Chance(0.3f);
        Ceiling(colour);
        // Who is not there may have left the light on.
        foreach (var next in shell.Next)
            if (dice.Chance(0.6f))
                Hang(next.Corner.At(next.Width / 2, next.Length / 2, next.Height), dice.Chance(0.4f), colour * dice.LogUniform(0.5f, 4));
        if (dice.Chance(0.3f))
            Standing(colour);
        var sunny = shell.SunWindows.Count > 0 && dice.Chance(0.7f);
        var walls = new Walls(dice.LogUniform(0.35f, 1.3f), dice.Uniform(0.8f, 2.5f), dice.Uniform(0.15f, 0.45f));
        var fine = Illuminate(shell, walls, Vector3.One, !dayOnly, 0.5f) with
        {
            Sun = sunny ? new Vector3(1, 0.9f, 0.75f) * dice.Uniform(2, 8) : default,
            SunDirection = sunny ? Through(shell.SunWindows[dice.Whole(0, shell.SunWindows.Count - 1)]) : Vector3.UnitZ,
        };
        var (level, lit) = (dice.Uniform(), dice.Chance(0.6f));
        return condition => condition switch
        {
            Condition.Dusk => Illuminate(shell, walls, new Vector3(0.45f, 0.6f, 1) * float.Lerp(0.06f, 0.2f, level), true, 0.4f),
            Condition.Night => Illuminate(shell, walls, Vector3.Lerp(new(1, 0.6f, 0.3f), new(0.4f, 0.5f, 1), level) * 0.004f, true, 0.2f),
            Condition.Rain => Illuminate(shell, walls, new Vector3(0.9f, 0.96f, 1) * float.Lerp(0.2f, 0.45f, level), lit, 1),
            Condition.Fog => Illuminate(shell, walls, new Vector3(float.Lerp(0.4f, 0.8f, level)), lit && !dayOnly, 0),
            Condition.Snow => Illuminate(shell, walls, new Vector3(0.93f, 0.97f, 1) * float.Lerp(0.5f, 1, level), lit && !dayOnly, 1),
            _ => fine,
        };
    }

    // What comes in by the windows is scaled by the daylight.
    private Illumination Illuminate(Shell shell, Walls walls, Vector3 daylight, bool burning, float clouds)
    {
        Lamp[] sources = [.. shell.Windows.Select(window => window.Dimmed(daylight)), .. burning ? lamps : []];
        var total = Vector3.Zero;
        foreach (var lamp in sources)
            total += lamp.Power;
        var sky = shell.Daylight * daylight;
        return new Illumination
        {
            Lamps = sources,
            SunRadius = 0.01f,
            EvenAmbient = total / (plan.Width * plan.Length) * walls.Brightness + new Vector3(0.01f) * (burning ? 1 : daylight.Y),
            AmbientReach = walls.Reach,
            Bounce = walls.Bounce,
            Glow = burning ? 1 : 0,
            Daylight = daylight,
            Sky = new Sky { Zenith = sky * 0.8f, Horizon = sky * 1.1f, Cloud = sky, Ground = sky * 0.3f, Cover = clouds },
        };
    }

    // A direction to the sun from which it shines through the window.
    private Vector3 Through(Lamp window)
    {
        var (sin, cos) = MathF.SinCos(MathF.Atan2(-window.Facing.Y, -window.Facing.X) + dice.Normal(0, 0.5f));
        return Vector3.Normalize(new(cos, sin, dice.Uniform(0.3f, 1.1f)));
    }

    private void Ceiling(Vector3 colour)
    {
        var panels = dice.Chance(0.5f);
        int across = Math.Max(1, (int)MathF.Round(plan.Width / 3.5f)), along = Math.Max(1, (int)MathF.Round(plan.Length / 4));
        // More than a few lamps cost samples without changing the picture.
        along = Math.Min(along, 4);
        across = Math.Min(across, along > 2 ? 1 : 2);
        var power = colour * dice.LogUniform(0.8f, 3);
        for (var i = 0; i < across; i++)
            for (var j = 0; j < along; j++)
            {
                var place = plan.Corner.At(plan.Width * (i + 0.5f) / across, plan.Length * (j + 0.5f) / along, plan.Height);
                Hang(place, panels, power);
            }
    }

    private void Hang(Placement place, bool panel, Vector3 power)
    {
        if (panel)
            Panel(place, power);
        else
            Pendant(place, power);
    }

    private void Panel(Placement place, Vector3 power)
    {
        using var label = place.Label(Semantic.Lamp);
        float wide = dice.Uniform(0.15f, 0.6f), longness = dice.Uniform(0.6f, 1.3f);
        place.Block(new Plain(new Vector3(0.8f)) { Glow = power * 4 }, 0, 0, -0.03f, wide, longness, 0.03f);
        lamps.Add(new Lamp(place.Frame.ToWorld(new(0, 0, -0.04f)), new(0, longness / 2, 0), new(wide / 2, 0, 0), power, 0));
    }

    private void Pendant(Placement place, Vector3 power)
    {
        using var label = place.Label(Semantic.Lamp);
        float drop = dice.Chance(0.5f) ? 0.15f : dice.Uniform(0.3f, 0.9f), radius = dice.Uniform(0.08f, 0.22f);
        place.Bar(new Plain(new Vector3(0.1f)), default, new(0, 0, -drop), 0.006f, 0.006f, 4, capped: false);
        place.Ellipsoid(new Plain(new Vector3(0.8f)) { Glow = power * 3 }, new(0, 0, -drop), new(radius, radius, radius * 0.7f), 12, 6);
        lamps.Add(new Lamp(place.Frame.ToWorld(new(0, 0, -drop - radius)), new(0, radius, 0), new(radius, 0, 0), power, 0.5f));
    }

    private void Standing(Vector3 colour)
    {
        if (!plan.TryAnywhere(dice, 0.4f, 0.4f, out var place))
            place = plan.Corner.At(plan.Width / 2, plan.Length / 2);
        using var label = place.Label(Semantic.Lamp);
        float height = dice.Uniform(1.2f, 1.7f), radius = dice.Uniform(0.12f, 0.22f);
        var power = colour * dice.LogUniform(0.3f, 1.2f);
        place.Bar(Stock.Metal(dice), default, new(0, 0, height), 0.012f, 0.012f, 6);
        place.Bar(Stock.Metal(dice), default, new(0, 0, 0.03f), 0.14f, 0.12f, 12);
        place.Bar(new Plain(new Vector3(0.7f)) { Glow = power * 2 }, new(0, 0, height - 0.05f), new(0, 0, height + 0.25f), radius,
            radius * 0.7f, 14, capped: false);
        lamps.Add(new Lamp(place.Frame.ToWorld(new(0, 0, height - 0.07f)), new(0, radius, 0), new(radius, 0, 0), power, 1));
        plan.Sights.Add(place.Frame.ToWorld(new(0, 0, height)));
    }

    // How walls and furniture pass light on: how much of it, from how far, and how much where things stand in the way.
    private sealed record Walls(float Brightness, float Reach, float Bounce);
}
