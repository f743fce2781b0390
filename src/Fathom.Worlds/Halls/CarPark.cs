using System.Numerics;
using Fathom.Worlds.Materials;
using Fathom.Worlds.Streets;

namespace Fathom.Worlds.Halls;

/// <summary>Rows of parked cars between columns under a low ceiling, painted bays and arrows, signs, people.</summary>
internal sealed class CarPark(HallSite site)
{
    private const float BayDeep = 5, Lane = 6;

    private readonly Dice dice = site.Dice;
    private readonly Vehicles vehicles = new(site.Dice);
    private readonly Material paint = new Plain(site.Dice.Chance(0.7f) ? new Vector3(0.75f) : new Vector3(0.7f, 0.5f, 0.03f), 0.02f, 0.3f);

    /// <summary>Furnishes the hall.</summary>
    public void Build(HallShell shell)
    {
        var modules = Math.Max(1, (int)(site.Plan.Width / (2 * BayDeep + Lane)));
        var pitch = site.Plan.Width / modules;
        var mine = dice.Whole(0, modules - 1);
        site.Eye = new((mine + 0.5f) * pitch + dice.Normal(0, 0.9f), dice.Uniform(1, site.Plan.Length * 0.5f), 0);
        site.Facing = dice.Normal(0, 0.06f);
        site.Way = MathF.Min(7, site.Plan.Length - site.Eye.Y - 2);
        var full = dice.Uniform(0.15f, 0.9f);
        var wide = dice.Uniform(2.3f, 2.7f);
        for (var module = 0; module < modules; module++)
        {
            var centre = (module + 0.5f) * pitch;
            foreach (var side in (ReadOnlySpan<int>)[-1, 1])
                for (var y = 0.4f; y + wide < site.Plan.Length; y += wide)
                    Bay(centre + side * (Lane / 2 + BayDeep / 2 - 0.2f), y + wide / 2, wide, side, full);
            Arrows(centre);
            for (var y = wide * 3 + 0.4f; y < site.Plan.Length - 1; y += wide * 3)
                foreach (var side in (ReadOnlySpan<int>)[-1, 1])
                    shell.Column(site.Corner.At(centre + side * (Lane / 2 + 0.6f), y), site.Plan.Height);
            Signs(centre);
        }
        for (var i = dice.Whole(0, 4); i > 0; i--)
        {
            var x = (dice.Whole(0, modules - 1) + 0.5f) * pitch + dice.Normal(0, 1.4f);
            site.Walk(site.Corner.At(x, dice.Uniform(2, site.Plan.Length - 3)).Turned(dice.Uniform(0, MathF.Tau)), dice.Uniform(0, 1.2f));
        }
        if (dice.Chance(0.3f))
            site.Move(site.Corner.At((mine + 0.5f) * pitch + 1.6f, MathF.Min(site.Plan.Length - 6, site.Eye.Y + dice.Uniform(18, 35))).Turned(MathF.PI), dice.Uniform(0.5f, 2), place => vehicles.Car(place, 5));
    }

    private void Bay(float x, float y, float wide, int side, float full)
    {
        using (site.Corner.Label(Semantic.Floor))
            site.Corner.Box(paint, x - BayDeep / 2, y - wide / 2 - 0.05f, 0, x + BayDeep / 2, y - wide / 2 + 0.05f, 0.004f);
        var distance = site.Distance(x, y);
        if (distance < 3.4f || !dice.Chance(full))
            return;
        var place = site.Corner.At(x + dice.Normal(0, 0.15f), y + dice.Normal(0, 0.08f)).Turned(side * MathF.PI / 2 + (dice.Chance(0.4f) ? MathF.PI : 0) + dice.Normal(0, 0.02f));
        if (dice.Chance(0.08f) && site.Plan.Height > 2.75f)
            vehicles.Van(place, distance);
        else
            vehicles.Car(place, distance);
        site.Plan.Sights.Add(new(x, y, 0.8f));
    }

    private void Arrows(float x)
    {
        using var label = site.Corner.Label(Semantic.Floor);
        for (var y = dice.Uniform(4, 9); y < site.Plan.Length - 4; y += 12)
        {
            site.Corner.Box(paint, x - 0.08f, y - 1, 0, x + 0.08f, y + 0.4f, 0.004f);
            site.Corner.Quad(paint, new(x - 0.35f, y + 0.4f, 0.004f), new(x, y + 1.2f, 0.004f), new(x, y + 1.2f, 0.004f), new(x + 0.35f, y + 0.4f, 0.004f));
        }
    }

    private void Signs(float x)
    {
        using var label = site.Corner.Label(Semantic.TrafficSign);
        for (var y = dice.Uniform(5, 12); y < site.Plan.Length; y += dice.Uniform(9, 18))
        {
            var sign = site.Corner.At(x, y, site.Plan.Height - 0.1f);
            sign.Block(new Poster(dice) { Line = 0.16f, Block = 0.4f, Pictures = 0.3f, Glow = dice.Uniform(0, 0.8f) }, dice.Normal(0, 1), 0, -0.36f, dice.Uniform(0.6f, 1.6f), 0.08f, 0.3f);
        }
    }
}
