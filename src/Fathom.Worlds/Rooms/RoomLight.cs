using System.Numerics;
using Fathom.Worlds.Geometry;
using Fathom.Worlds.Lighting;
using Fathom.Worlds.Materials;

namespace Fathom.Worlds.Rooms;

/// <summary>Light in rooms: ceiling lamps, standing lamps, windows, sometimes the sun through them, and what the walls send back.</summary>
internal sealed class RoomLight(FloorPlan plan, Dice dice)
{
    private readonly List<Lamp> lamps = [];

    /// <summary>Builds the lamps and returns all light.</summary>
    public Illumination Build(Shell shell)
    {
        // Warm bulbs to cool tubes.
        var colour = Vector3.Lerp(new(1, 0.62f, 0.32f), new(0.92f, 1, 1.08f), dice.Uniform(0.15f, 1));
        var dayOnly = shell.Windows.Count > 0 && dice.Chance(0.3f);
        if (!dayOnly)
            Ceiling(colour);
        foreach (var window in shell.Windows)
            lamps.Add(window);
        if (dice.Chance(0.3f) || lamps.Count == 0)
            Standing(colour);

        var area = plan.Width * plan.Length;
        var total = Vector3.Zero;
        foreach (var lamp in lamps)
            total += lamp.Power;
        // The sun takes most of the light's samples: it shines only where it comes in.
        var sunny = shell.SunWindows.Count > 0 && dice.Chance(0.7f);
        return new Illumination
        {
            Lamps = lamps,
            Sun = sunny ? new Vector3(1, 0.9f, 0.75f) * dice.Uniform(2, 8) : default,
            SunDirection = sunny ? Through(shell.SunWindows[dice.Whole(0, shell.SunWindows.Count - 1)]) : Vector3.UnitZ,
            SunRadius = 0.01f,
            EvenAmbient = total / area * dice.LogUniform(0.35f, 1.3f) + new Vector3(0.01f),
            AmbientReach = dice.Uniform(0.8f, 2.5f),
            Bounce = dice.Uniform(0.15f, 0.45f),
            Sky = new Sky
            {
                Zenith = shell.Daylight * 0.8f,
                Horizon = shell.Daylight * 1.1f,
                Cloud = shell.Daylight,
                Ground = shell.Daylight * 0.3f,
                Cover = 0.5f
            },
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
                if (panels)
                    Panel(place, power);
                else
                    Pendant(place, power);
            }
    }

    private void Panel(Placement place, Vector3 power)
    {
        using var label = place.Label(Semantic.Lamp);
        float wide = dice.Uniform(0.15f, 0.6f), longness = dice.Uniform(0.6f, 1.3f);
        place.Block(new Plain(new Vector3(0.8f)) { Emission = power * 4 }, 0, 0, -0.03f, wide, longness, 0.03f);
        lamps.Add(new Lamp(place.Frame.ToWorld(new(0, 0, -0.04f)), new(0, longness / 2, 0), new(wide / 2, 0, 0), power, 0));
    }

    private void Pendant(Placement place, Vector3 power)
    {
        using var label = place.Label(Semantic.Lamp);
        float drop = dice.Chance(0.5f) ? 0.15f : dice.Uniform(0.3f, 0.9f), radius = dice.Uniform(0.08f, 0.22f);
        place.Bar(new Plain(new Vector3(0.1f)), default, new(0, 0, -drop), 0.006f, 0.006f, 4, capped: false);
        place.Ellipsoid(new Plain(new Vector3(0.8f)) { Emission = power * 3 }, new(0, 0, -drop), new(radius, radius, radius * 0.7f), 12, 6);
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
        place.Bar(new Plain(new Vector3(0.7f)) { Emission = power * 2 }, new(0, 0, height - 0.05f), new(0, 0, height + 0.25f), radius,
            radius * 0.7f, 14, capped: false);
        lamps.Add(new Lamp(place.Frame.ToWorld(new(0, 0, height - 0.07f)), new(0, radius, 0), new(radius, 0, 0), power, 1));
        plan.Sights.Add(place.Frame.ToWorld(new(0, 0, height)));
    }
}
