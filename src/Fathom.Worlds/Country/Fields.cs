using Fathom.Worlds.Geometry;

namespace Fathom.Worlds.Country;

/// <summary>How the land beside a road is divided into fields: rows of parcels parallel to the road, woods on the hills.</summary>
internal sealed class Fields
{
    private readonly Road road;
    private readonly Crop[] crops;
    private readonly (Crop? Left, Crop? Right) front;
    private readonly int salt;
    private readonly float depth, length, woods, wild;

    /// <summary>Draws them.</summary>
    /// <param name="dice">Random numbers.</param>
    /// <param name="road">The road.</param>
    /// <param name="start">Metres from the road's middle to the first field.</param>
    /// <param name="front">What lies along the road, all the way; null: fields as they come.</param>
    /// <param name="hills">Woods cover hills rather than plains: 0 few to 1 nearly all.</param>
    /// <param name="wild">Metres from the road beyond which nothing is sown.</param>
    public Fields(Dice dice, Road road, float start, (Crop? Left, Crop? Right) front, float hills, float wild)
    {
        (this.road, Start, this.front, this.wild) = (road, start, front, wild);
        salt = dice.Whole(0, 1 << 20);
        (depth, length) = (dice.Uniform(60, 220), dice.Uniform(70, 260));
        woods = 0.75f - hills * dice.Uniform(0.4f, 1.1f);
        crops = new Crop[dice.Whole(2, 5)];
        for (var i = 0; i < crops.Length; i++)
            crops[i] = (Crop)dice.Weighted(3, 2.5f, 1.2f, 1.5f, 1.5f, 1.5f, 0.6f, 0.7f, 1.8f, 0.5f);
    }

    /// <summary>Metres from the road's middle to the first field.</summary>
    public float Start { get; }

    /// <summary>The field at a place.</summary>
    public Parcel At(float x, float y)
    {
        var offset = road.Offset(x, y);
        var side = offset.Value < 0 ? -1 : 1;
        var away = offset.Abs() - Start;
        if (away.Value < 0)
            return new Parcel(Crop.Meadow, 0, 0, away.Value);
        var row = (int)(away.Value / depth);
        var along = Height.OfY(y) * (1 / length) + Dice.Hash(row, side, salt);
        var column = (int)MathF.Floor(along.Value);
        var id = unchecked(row * 7919 + column * 31 + side + 2);
        var lining = row > 0 ? null : side < 0 ? front.Left : front.Right;
        var crop = lining ?? crops[(int)(Dice.Hash(row, column, salt + side) * crops.Length)];
        if (row > 0 && Relief.Noise(x, y, 420, salt).Value > woods)
            return new Parcel(Crop.Forest, 0, 50, away.Value);
        if (row * depth > wild)
            return new Parcel(Crop.Meadow, 0, 50, away.Value);
        Height left = (along - column) * length, right = (1 + column - along) * length, near = away - row * depth, far = (row + 1) * depth - away;
        var across = Least(near, far);
        // What lines the road all along has no gaps.
        return new Parcel(crop, id, lining is null ? Least(across, Least(left, right)) : across, away.Value);
    }

    private static Height Least(Height a, Height b) => a.Value < b.Value ? a : b;
}

/// <summary>A field at one of its points.</summary>
/// <param name="Crop">What grows there.</param>
/// <param name="Id">Which field.</param>
/// <param name="Edge">Metres to its border.</param>
/// <param name="Across">Metres from the first field's border, away from the road: rows lie along the road.</param>
internal readonly record struct Parcel(Crop Crop, int Id, Height Edge, float Across);
