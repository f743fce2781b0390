using System.Numerics;
using Fathom.Worlds.Geometry;
using Fathom.Worlds.Lighting;
using Fathom.Worlds.Materials;

namespace Fathom.Worlds.Streets;

/// <summary>The street lamps of a street: one pattern, sodium or LED, on an arm or on top of the post.</summary>
internal sealed class LampPosts
{
    private const float Broken = 0.04f;

    private readonly Dice dice;
    private readonly Material steel, off;
    private readonly Vector3 power;
    private readonly float height, radius, arm, bowl, spread;

    /// <summary>Draws the pattern.</summary>
    public LampPosts(Dice dice)
    {
        this.dice = dice;
        steel = Stock.Plastic(dice, Palette.Grey(dice, 0.15f, 0.65f));
        off = new Plain(new Vector3(0.6f), 0.08f, 0.9f);
        var lantern = dice.Chance(0.25f);
        height = lantern ? dice.Uniform(3.2f, 5) : dice.Uniform(5, 10);
        radius = dice.Uniform(0.05f, 0.13f);
        arm = lantern ? 0 : dice.Chance(0.8f) ? dice.Uniform(0.5f, 2.5f) : 0.15f;
        bowl = dice.Uniform(0.07f, 0.16f);
        var sodium = dice.Chance(0.5f);
        // Bowls shine to the side as well, flat panels only down.
        spread = lantern ? 0.8f : sodium ? dice.Uniform(0.1f, 0.3f) : 0.02f;
        var colour = sodium ? new Vector3(1, dice.Uniform(0.42f, 0.56f), dice.Uniform(0.08f, 0.2f))
            : Vector3.Lerp(new(1, 0.8f, 0.55f), new(0.85f, 0.97f, 1.1f), dice.Uniform());
        power = colour * (dice.LogUniform(0.1f, 0.5f) * height * height);
    }

    /// <summary>A lamp post; its arm reaches over the road (towards −x).</summary>
    public void Build(Placement place)
    {
        using var label = place.Label(Semantic.Pole);
        place.Bar(steel, default, new(0, 0, height), radius, radius * 0.6f, 8);
        var burns = !dice.Chance(Broken);
        var head = burns ? new Plain(new Vector3(0.7f), 0.05f, 0.8f) { Glow = power / power.Length() * 24 } : off;
        if (arm == 0)
        {
            var ball = new Vector3(0, 0, height + 1.5f * bowl);
            place.Ball(head, ball, 1.6f * bowl);
            Light(place, burns, ball - new Vector3(0, 0, 1.7f * bowl));
            return;
        }
        var top = height + 0.12f * arm;
        place.Bar(steel, new(0, 0, height), new(-arm, 0, top), radius * 0.5f, radius * 0.4f, 6);
        place.Block(steel, -arm, 0, top, 0.7f, 0.3f, 0.12f);
        place.Frustum(head, top - bowl, -arm - 0.2f, -0.08f, -arm + 0.2f, 0.08f, top, -arm - 0.28f, -0.12f, -arm + 0.28f, 0.12f);
        Light(place, burns, new(-arm, 0, top - bowl - 0.02f));
    }

    // Five heights away the ground gets a thousandth of what it gets below.
    private void Light(Placement place, bool burns, Vector3 at)
    {
        if (burns)
            place.Light(new Lamp(at, new(0, 0.1f, 0), new(0.2f, 0, 0), power, spread) { Reach = 5 * height });
    }
}
