namespace Fathom.Worlds.Streets;

/// <summary>One side of a street, from the kerb outwards: verge, pavement, reserve, lots.</summary>
/// <param name="Quarter">What stands on the lots.</param>
/// <param name="Verge">Metres of grass between road and pavement.</param>
/// <param name="Pavement">Metres of pavement.</param>
/// <param name="Reserve">What lies between pavement and lots.</param>
/// <param name="ReserveWidth">Its metres; 0 for none.</param>
internal sealed record StreetSide(Quarter Quarter, float Verge, float Pavement, Reserve Reserve, float ReserveWidth)
{
    /// <summary>Metres from kerb to lots.</summary>
    public float Width => Verge + Pavement + ReserveWidth;

    /// <summary>A side of a street: seldom as wide as the other.</summary>
    public static StreetSide Draw(Dice dice, Quarter quarter, bool rural)
    {
        var reserve = (Reserve)dice.Weighted(5, 1.4f, 1, 0.7f, 0.9f);
        return new(
            quarter,
            dice.Chance(0.65f) ? 0 : dice.Uniform(1, 4),
            rural ? dice.Uniform(0.3f, 1) : dice.Uniform(1.3f, 4.5f),
            reserve,
            reserve switch
            {
                Reserve.None => 0,
                Reserve.Lawn => dice.Uniform(3, 22),
                Reserve.Rails => dice.Whole(1, 2) * Ground.TrackWidth + dice.Uniform(0.5f, 3),
                Reserve.Road => dice.Uniform(4.5f, 8),
                _ => dice.Uniform(7, 25),
            });
    }

    /// <summary>A side of an alley: hardly a pavement, then houses.</summary>
    public static StreetSide OfAlley(Dice dice) => new(Quarter.City, 0, dice.Uniform(0.3f, 1), Reserve.None, 0);
}
