using System.Numerics;
using Fathom.Worlds.Lighting;
using Fathom.Worlds.Materials;
using Fathom.Worlds.Rooms;

namespace Fathom.Worlds.Halls;

/// <summary>The roof of a high hall: two slopes or a vault of sheets or boards, skylights between its frames, and trusses or beams that carry it.</summary>
internal sealed class HallRoof
{
    private readonly Dice dice;
    private readonly FloorPlan plan;
    private readonly Material steel, sheet, beam;
    private readonly bool arched;
    private readonly float bay, rise, half, from, to;
    private readonly int panels, every;

    /// <summary>Draws what it is like.</summary>
    /// <param name="site">The hall.</param>
    /// <param name="steel">Of its frames.</param>
    /// <param name="bay">Metres from one frame to the next.</param>
    public HallRoof(HallSite site, Material steel, float bay)
    {
        (dice, plan, this.steel, this.bay, half) = (site.Dice, site.Plan, steel, bay, site.Plan.Width / 2);
        sheet = dice.Chance(0.6f) ? new Striped(Stock.Plastic(dice, Palette.Grey(dice, 0.4f, 0.9f))) { Period = 0.25f, Share = 0.3f, Colour = new(0.3f), Level = true } : Stock.Boards(dice, Palette.Wood(dice));
        beam = dice.Chance(0.3f) ? Stock.Wood(dice) : steel;
        arched = dice.Chance(0.25f);
        rise = dice.Chance(0.3f) ? 0.05f : plan.Width * dice.Uniform(0.08f, arched ? 0.3f : 0.2f);
        panels = arched ? 10 : 2;
        from = dice.Uniform(0.2f, 0.5f);
        to = from + dice.Uniform(0.15f, 0.4f);
        every = dice.Chance(0.25f) ? 0 : dice.Whole(1, 3);
        Frames = [.. Enumerable.Range(0, (int)MathF.Round(plan.Length / bay) + 1).Select(frame => Math.Clamp(frame * bay, 0.15f, plan.Length - 0.15f))];
    }

    /// <summary>y of each frame, metres.</summary>
    public IReadOnlyList<float> Frames { get; }

    /// <summary>Builds it.</summary>
    /// <param name="openings">Its skylights are added here.</param>
    public void Build(List<Lamp> openings)
    {
        for (var number = 0; number + 1 < Frames.Count; number++)
            for (var panel = 0; panel < panels; panel++)
            {
                float y = number * bay, a = (float)panel / panels, b = (panel + 1f) / panels;
                // The middle of a vault, and a strip of each slope.
                if (every > 0 && number % every == 0 && (!arched || panel is >= 3 and <= 6))
                    Skylit(a, b, y, panel, openings);
                else
                    Strip(a, b, y);
            }
        Gables();
        var trussed = dice.Weighted(3, 1.5f) == 0;
        foreach (var y in Frames)
            if (trussed)
                Truss(y);
            else
                Beams(y);
    }

    private void Skylit(float a, float b, float y, int panel, List<Lamp> openings)
    {
        float low = arched ? a : float.Lerp(a, b, panel == 0 ? from : 1 - to), high = arched ? b : float.Lerp(a, b, panel == 0 ? to : 1 - from), end = y + bay;
        Strip(a, low, y);
        Strip(high, b, y);
        for (var bar = y; bar <= end + 0.01f; bar += bay / 4)
            plan.Corner.Bar(steel, At(low, bar), At(high, bar), 0.03f, 0.03f, 4, capped: false);
        var middle = (At(low, (y + end) / 2) + At(high, (y + end) / 2)) / 2 - new Vector3(0, 0, 0.05f);
        var wide = (high - low) * plan.Width / 2;
        openings.Add(new Lamp(middle, new(0, bay / 2, 0), new(wide, 0, 0), new Vector3(2 * wide * bay / MathF.PI), 0));
    }

    private void Strip(float a, float b, float y)
    {
        if (b > a)
            plan.Corner.Quad(sheet, At(a, y), At(b, y), At(b, y + bay), At(a, y + bay));
    }

    // The ends, from the walls up.
    private void Gables()
    {
        foreach (var end in (ReadOnlySpan<float>)[0, plan.Length])
            for (var panel = 0; panel < 8; panel++)
                plan.Corner.Quad(sheet, At(panel / 8f, end) with { Z = plan.Height }, At((panel + 1) / 8f, end) with { Z = plan.Height }, At((panel + 1) / 8f, end), At(panel / 8f, end));
    }

    private void Truss(float y)
    {
        var deep = MathF.Max(0.6f, plan.Width * 0.05f);
        var count = Math.Clamp((int)(plan.Width / 2), 6, 16);
        for (var i = 0; i < count; i++)
        {
            Vector3 a = At((float)i / count, y) - new Vector3(0, 0, 0.1f), b = At((i + 1f) / count, y) - new Vector3(0, 0, 0.1f);
            Vector3 c = Bottom((float)i / count), d = Bottom((i + 1f) / count);
            plan.Corner.Bar(beam, a, b, 0.06f, 0.06f, 4, capped: false);
            plan.Corner.Bar(beam, c, d, 0.06f, 0.06f, 4, capped: false);
            plan.Corner.Bar(beam, a, c, 0.035f, 0.035f, 4, capped: false);
            plan.Corner.Bar(beam, (i & 1) == 0 ? c : a, (i & 1) == 0 ? b : d, 0.035f, 0.035f, 4, capped: false);
        }

        Vector3 Bottom(float share) => arched || rise < 0.3f ? At(share, y) - new Vector3(0, 0, deep) : new(share * plan.Width, y, plan.Height - 0.15f);
    }

    private void Beams(float y)
    {
        for (var panel = 0; panel < panels; panel++)
        {
            Vector3 a = At((float)panel / panels, y), b = At((panel + 1f) / panels, y), down = new(0, 0, dice.Uniform(0.45f, 0.5f)), aside = new(0, 0.1f, 0);
            foreach (var side in (ReadOnlySpan<int>)[-1, 1])
                plan.Corner.Quad(beam, a + side * aside, b + side * aside, b + side * aside - down, a + side * aside - down);
            plan.Corner.Quad(beam, a + aside - down, b + aside - down, b - aside - down, a - aside - down);
        }
    }

    // A point of the roof by its share of the hall's width.
    private Vector3 At(float share, float y)
    {
        var x = share * plan.Width;
        var off = MathF.Abs(x - half) / half;
        return new(x, y, plan.Height + (arched ? rise * MathF.Sqrt(MathF.Max(0, 1 - off * off)) : rise * (1 - off)));
    }
}
