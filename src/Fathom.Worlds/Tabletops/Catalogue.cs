using Fathom.Worlds.Rooms;

namespace Fathom.Worlds.Tabletops;

/// <summary>Everything small that stands on surfaces, by what it is for.</summary>
internal sealed class Catalogue(Dice dice)
{
    /// <summary>What tables are laid with.</summary>
    public Tableware Tableware { get; } = new(dice);

    /// <summary>What is eaten.</summary>
    public Food Food { get; } = new(dice);

    /// <summary>Tools and stationery.</summary>
    public Tools Tools { get; } = new(dice);

    /// <summary>Toys.</summary>
    public Toys Toys { get; } = new(dice);

    /// <summary>Boards, cables, devices.</summary>
    public Electronics Electronics { get; } = new(dice);

    /// <summary>Busts, vessels, plaster solids.</summary>
    public Statuary Statuary { get; } = new(dice);

    /// <summary>Plants in pots.</summary>
    public Houseplants Plants { get; } = new(dice);

    /// <summary>A thing of any kind.</summary>
    public Prop Any() => dice.Weighted(3, 1.5f, 1, 1.5f, 2, 1.5f, 0.6f, 0.7f, 1) switch
    {
        0 => Tableware.Draw(),
        1 => Food.Draw(),
        2 => Tools.Draw(),
        3 => Tools.Stationery(),
        4 => Toys.Draw(),
        5 => Electronics.Draw(),
        6 => Statuary.Draw(),
        7 => Plants.Draw(),
        _ => Box(),
    };

    /// <summary>What lies on desks.</summary>
    public Prop Desk() => dice.Weighted(5, 2, 2, 0.5f, 0.7f) switch
    {
        0 => Tools.Stationery(),
        1 => Electronics.Draw(),
        2 => dice.Chance(0.6f) ? Tableware.Cup() : Tableware.Bottle(),
        3 => Toys.Draw(),
        _ => Plants.Draw(),
    };

    /// <summary>What stands in kitchens.</summary>
    public Prop Kitchen() => dice.Weighted(4, 2, 1) switch
    {
        0 => Tableware.Draw(),
        1 => Food.Draw(),
        _ => Tableware.Bottle(),
    };

    /// <summary>A carton.</summary>
    public Prop Box()
    {
        var size = dice.LogUniform(0.05f, 0.25f);
        return new(size * 0.7f, size, place => new Clutter(dice).Carton(place, size));
    }
}
