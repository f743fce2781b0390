using System.Numerics;
using Fathom.Worlds.Materials;
using Fathom.Worlds.Plants;

namespace Fathom.Worlds.Country;

/// <summary>The ground of a country: each field in its colour, with its rows; rock where it is steep, snow where it is high.</summary>
internal sealed class Farmland : Material
{
    private readonly Fields fields;
    private readonly Vector3[] colours;
    private readonly Vector3 path, rock, wood;
    private readonly float offset, snowLine;

    /// <summary>Draws the season's colours.</summary>
    /// <param name="dice">Random numbers.</param>
    /// <param name="fields">Where the fields are.</param>
    /// <param name="snowLine">World height from which snow lies, metres.</param>
    public Farmland(Dice dice, Fields fields, float snowLine)
    {
        (this.fields, this.snowLine) = (fields, snowLine);
        offset = dice.Uniform(0, 90);
        var grass = Greenery.GrassColour(dice);
        var soil = Palette.Hsv(dice.Uniform(0.05f, 0.1f), dice.Uniform(0.25f, 0.5f), dice.Uniform(0.3f, 0.6f));
        var ripe = dice.Chance(0.6f) ? Palette.Hsv(dice.Uniform(0.1f, 0.13f), dice.Uniform(0.35f, 0.6f), dice.Uniform(0.65f, 0.85f)) : Palette.Hsv(dice.Uniform(0.18f, 0.27f), 0.5f, dice.Uniform(0.45f, 0.65f));
        var maize = Palette.Hsv(dice.Uniform(0.2f, 0.29f), dice.Uniform(0.45f, 0.65f), dice.Uniform(0.35f, 0.55f));
        wood = Palette.Hsv(dice.Chance(0.75f) ? dice.Uniform(0.2f, 0.35f) : dice.Uniform(0.06f, 0.14f), dice.Uniform(0.3f, 0.55f), dice.Uniform(0.25f, 0.42f));
        colours = [grass, ripe, Palette.Hsv(dice.Uniform(0.145f, 0.165f), 0.8f, dice.Uniform(0.75f, 0.9f)), maize, soil, Palette.Hsv(dice.Uniform(0.1f, 0.13f), 0.35f, dice.Uniform(0.65f, 0.8f)), Vector3.Lerp(grass, soil, 0.5f),
            grass * 1.1f, wood * 0.6f, grass * 0.9f];
        path = soil * 1.2f;
        rock = Palette.Grey(dice, 0.4f, 0.65f);
    }

    /// <summary>Colour of what grows in a field.</summary>
    public Vector3 Colour(Crop crop) => colours[(int)crop];

    public override void Shade(in SurfacePoint point, ref Surface surface)
    {
        float x = point.Local.X, y = point.Local.Y;
        var parcel = fields.At(x, y);
        var colour = colours[(int)parcel.Crop] * (0.8f + 0.4f * Dice.Hash(parcel.Id, 3, 77));
        (float Period, float Dark) rows = parcel.Crop switch
        {
            Crop.Wheat => (0.18f, 0.75f),
            Crop.Maize or Crop.Rape => (0.75f, 0.55f),
            Crop.Ploughed => (0.5f, 0.55f),
            Crop.Stubble => (0.3f, 0.7f),
            Crop.Vines => (2, 0.8f),
            _ => (1, 1),
        };
        if (rows.Dark < 1)
            colour *= float.Lerp(1, rows.Dark, Lattice.Joint(parcel.Across, rows.Period, rows.Period * 0.4f, point.Footprint));
        // Wheel tracks every eighteen metres.
        if (parcel.Crop is Crop.Wheat or Crop.Rape or Crop.Maize)
            colour = Vector3.Lerp(colour, path, 0.6f * MathF.Max(Lattice.Joint(parcel.Across, 18, 0.5f, point.Footprint), Lattice.Joint(parcel.Across + 1.8f, 18, 0.5f, point.Footprint)));
        var cloud = Noise.Clouds.At(x / 9 + offset, y / 9, point.Footprint / 9);
        var wide = Noise.Clouds.At(x / 70, y / 70 + offset, point.Footprint / 70);
        colour *= (0.55f + 0.9f * cloud) * (0.7f + 0.6f * wide);
        var coarse = parcel.Crop == Crop.Forest ? 3.5f : 0.05f;
        colour *= 1 + 1.1f * (Noise.Grain.At(x / coarse, y / coarse, point.Footprint / coarse) - 0.5f);
        if (parcel.Edge.Value < 0.7f && parcel.Id != 0)
            colour = Vector3.Lerp(colour, colours[0], 0.7f);

        // Far slopes: rock where nothing holds, snow above its line except there.
        var steep = Math.Clamp((0.86f - point.Normal.Z) * 7 + (cloud - 0.5f), 0, 1);
        if (steep > 0 && point.Local.Z > 25)
            colour = Vector3.Lerp(colour, rock * (0.6f + 0.8f * wide), steep);
        var snow = Math.Clamp((point.Local.Z - snowLine) / 60 + 3 * (wide - 0.5f), 0, 1) * (1 - 0.8f * steep);
        surface.Albedo = Vector3.Lerp(colour, new(0.8f, 0.83f, 0.88f), snow);
    }
}
