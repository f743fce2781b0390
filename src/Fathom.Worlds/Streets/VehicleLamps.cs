using System.Numerics;
using Fathom.Worlds.Geometry;
using Fathom.Worlds.Lighting;
using Fathom.Worlds.Materials;

namespace Fathom.Worlds.Streets;

/// <summary>Head and tail lamps of a vehicle that faces along y: what they are made of, and the light they give when it is dark.</summary>
internal sealed class VehicleLamps
{
    private const float HeadReach = 45, TailReach = 9;

    // Dipped headlights: wide to both sides, narrow up and down, their axis a little to the ground.
    private static readonly Vector2 Dipped = new(0.17f, 0.75f);
    private const float Dip = 0.06f;

    private readonly Placement place;
    private readonly bool lit;
    private readonly Vector3 white;
    private readonly float red;
    private readonly Material head, tail;

    /// <summary>Draws the lamps' colour.</summary>
    /// <param name="place">The vehicle's.</param>
    /// <param name="dice">Random numbers.</param>
    /// <param name="lit">They burn when it is dark.</param>
    public VehicleLamps(Placement place, Dice dice, bool lit)
    {
        (this.place, this.lit) = (place, lit);
        // Halogen to xenon and LED.
        white = Vector3.Lerp(new(1, 0.8f, 0.52f), new(0.85f, 0.96f, 1.15f), dice.Uniform());
        // Some of them brake.
        red = dice.Chance(0.3f) ? dice.Uniform(7, 12) : dice.Uniform(3.8f, 6);
        head = new Plain(new Vector3(0.75f), 0.15f, 1) { Glow = lit ? white * 30 : default };
        tail = new Plain(new Vector3(0.45f, 0.02f, 0.02f), 0.08f, 0.9f) { Glow = lit ? new Vector3(1, 0.02f, 0.008f) * red : default };
    }

    /// <summary>What the driver of a car sees by, without the car: light for cameras that drive. Seen from behind, both lamps are one.</summary>
    /// <param name="place">The car's.</param>
    /// <param name="dice">Random numbers.</param>
    /// <param name="wide">Metres from the middle to the lamps.</param>
    /// <param name="y">Metres ahead.</param>
    /// <param name="z">Metres above the road.</param>
    public static void Own(Placement place, Dice dice, float wide, float y, float z) => new VehicleLamps(place, dice, lit: true).Shine(0, y, z, wide, 44);

    /// <summary>Two white lamps.</summary>
    /// <param name="x">Metres from the middle to the middle of each.</param>
    /// <param name="y">Where they end ahead.</param>
    /// <param name="z">Height of their lower edge.</param>
    /// <param name="width">Metres of each.</param>
    /// <param name="height">Metres of each.</param>
    public void Front(float x, float y, float z, float width, float height)
    {
        foreach (var side in (ReadOnlySpan<int>)[-1, 1])
            place.Block(head, side * x, y - 0.07f, z, width, 0.18f, height);
        if (lit)
            foreach (var side in (ReadOnlySpan<int>)[-1, 1])
                Shine(side * x, y + 0.04f, z + height / 2, width / 2, 22);
    }

    /// <summary>Two red lamps; see <see cref="Front"/>.</summary>
    public void Rear(float x, float y, float z, float width, float height)
    {
        foreach (var side in (ReadOnlySpan<int>)[-1, 1])
            place.Block(tail, side * x, y + 0.07f, z, width, 0.18f, height);
        if (lit)
            place.Light(new Lamp(new(0, y - 0.05f, z + height / 2), new(x, 0, 0), new(0, 0, height / 2), new Vector3(1, 0.06f, 0.03f) * (0.12f * red), 0.2f) { Reach = TailReach });
    }

    private void Shine(float x, float y, float z, float half, float power) =>
        place.Light(new Lamp(new(x, y, z), new Vector3(0, -Dip, -1) * 0.06f, new(-half, 0, 0), white * power, 1) { Reach = HeadReach, Beam = Dipped });
}
