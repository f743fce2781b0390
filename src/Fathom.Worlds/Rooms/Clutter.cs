using System.Numerics;
using Fathom.Worlds.Assets;
using Fathom.Worlds.Geometry;
using Fathom.Worlds.Materials;
using Fathom.Worlds.Tabletops;

namespace Fathom.Worlds.Rooms;

/// <summary>Small things in rooms: what the catalogue has, and screens, shelved books, cartons, plants, cables.</summary>
/// <param name="dice">Random numbers.</param>
/// <param name="own">Things of the user's; null: there are none.</param>
internal sealed class Clutter(Dice dice, OwnThings? own = null)
{
    private readonly Catalogue catalogue = new(dice);

    /// <summary>Sets things on a surface so that they do not touch.</summary>
    /// <param name="place">The middle of the surface.</param>
    /// <param name="wide">Metres along x.</param>
    /// <param name="deep">Metres along y.</param>
    /// <param name="count">How many, if there is room.</param>
    /// <param name="kitchen">Things of a kitchen instead of a desk.</param>
    public void Lay(Placement place, float wide, float deep, int count, bool kitchen = false)
    {
        Span<Vector3> taken = stackalloc Vector3[32];
        var used = 0;
        for (var i = Math.Min(count, taken.Length); i > 0; i--)
        {
            var prop = own?.Sometimes(0.04f, 0.4f) ?? (dice.Chance(0.15f) ? catalogue.Any() : kitchen ? catalogue.Kitchen() : catalogue.Desk());
            float x = dice.Uniform(-0.5f, 0.5f) * MathF.Max(0, wide - prop.Radius), y = dice.Uniform(-0.5f, 0.5f) * MathF.Max(0, deep - prop.Radius);
            var free = true;
            for (var k = 0; k < used; k++)
                free &= Vector2.Distance(taken[k].AsVector2(), new(x, y)) > 0.75f * (taken[k].Z + prop.Radius);
            if (!free)
                continue;
            taken[used++] = new(x, y, prop.Radius);
            var spot = place.At(x, y).Turned(dice.Uniform(0, MathF.Tau));
            using var label = spot.Label(Semantic.Thing);
            prop.Build(spot);
        }
    }

    /// <summary>Cables that hang from a desk's back edge to the floor and lie there.</summary>
    /// <param name="place">The middle of the back edge, at the floor.</param>
    /// <param name="wide">Metres of the edge.</param>
    /// <param name="height">Metres of the desk.</param>
    public void Cables(Placement place, float wide, float height)
    {
        using var label = place.Label(Semantic.Thing);
        for (var i = dice.Whole(1, 5); i > 0; i--)
        {
            float x = dice.Uniform(-0.45f, 0.45f) * wide, to = x + dice.Normal(0, 0.3f), sag = dice.Uniform(0.05f, 0.5f) * height;
            var rubber = new Plain(dice.Chance(0.6f) ? new Vector3(0.02f) : Palette.Any(dice), 0.03f, 0.4f);
            place.Tube(rubber, dice.Uniform(0.003f, 0.006f), 6, Curve.Smooth([new(x, 0.1f, height + 0.01f), new(x, 0.01f, height), new(float.Lerp(x, to, 0.4f), 0.04f, sag), new(to, 0.15f, 0.006f), new(to + dice.Normal(0, 0.3f), dice.Uniform(0.1f, 0.6f), 0.006f)], 7));
        }
    }

    /// <summary>Scatters things over a rectangle; they may touch, as things do.</summary>
    /// <param name="place">The middle of the surface.</param>
    /// <param name="wide">Metres along x.</param>
    /// <param name="deep">Metres along y.</param>
    /// <param name="busy">0: empty; 1: about nine things a square metre.</param>
    public void Spread(Placement place, float wide, float deep, float busy)
    {
        var count = (int)MathF.Min(22, wide * deep * 9 * busy + dice.Uniform());
        for (var i = 0; i < count; i++)
            Thing(place.At(dice.Uniform(-0.5f, 0.5f) * wide, dice.Uniform(-0.5f, 0.5f) * deep).Turned(dice.Uniform(0, MathF.Tau)));
    }

    /// <summary>One thing of a random kind.</summary>
    public void Thing(Placement place)
    {
        using var label = place.Label(Semantic.Thing);
        switch (dice.Weighted(8, 0.3f, 1, 0.3f))
        {
            case 0: (own?.Sometimes(0.05f, 0.6f) ?? catalogue.Any()).Build(place); break;
            case 1: Screen(place); break;
            case 2: Carton(place, dice.LogUniform(0.05f, 0.5f)); break;
            default: DeskLamp(place); break;
        }
    }

    /// <summary>Things standing side by side on a shelf board.</summary>
    public void FillShelf(Placement place, float wide, float deep, float high)
    {
        using var label = place.Label(Semantic.Thing);
        if (high < 0.08f)
            return;
        var x = -wide / 2;
        var books = dice.Uniform(0.2f, 1);
        while (x < wide / 2 - 0.05f)
        {
            if (dice.Chance(books))
            {
                var spine = dice.Uniform(0.012f, 0.055f);
                float tall = high * dice.Uniform(0.6f, 0.98f), broad = deep * dice.Uniform(0.6f, 0.95f);
                var book = place.At(x + spine / 2, deep / 2 - broad / 2 - 0.01f);
                (dice.Chance(0.06f) ? book.Rolled(0.2f) : book).Block(Cover(), 0, 0, 0, spine * 0.94f, broad, tall);
                x += spine;
            }
            else if (dice.Chance(0.4f))
            {
                var box = MathF.Min(dice.Uniform(0.08f, 0.4f), wide / 2 - x);
                place.Block(Package(), x + box / 2, 0, 0, box * 0.95f, deep * dice.Uniform(0.5f, 0.95f), high * dice.Uniform(0.3f, 0.9f));
                x += box + dice.Uniform(0, 0.06f);
            }
            else
            {
                var prop = own?.Sometimes(0.04f, 0.3f) ?? catalogue.Any();
                var fits = prop.Height < high * 0.95f && prop.Radius < 0.6f * deep && x + 2 * prop.Radius < wide / 2;
                if (fits)
                    prop.Build(place.At(x + prop.Radius, 0).Turned(dice.Uniform(0, MathF.Tau)));
                x += fits ? 2 * prop.Radius + dice.Uniform(0, 0.05f) : 0.03f;
            }
        }
    }

    /// <summary>A flat screen or laptop.</summary>
    public void Screen(Placement place)
    {
        using var label = place.Label(Semantic.Thing);
        Material black = new Plain(new Vector3(0.02f), 0.04f, 0.6f);
        Material face = dice.Chance(0.45f) ? new Plain(new Vector3(0.01f), 0.05f, 0.9f)
            : new Poster(dice) { Line = 0.012f, Block = dice.Uniform(0.08f, 0.25f), Glow = dice.Uniform(0.3f, 1.5f), Pictures = 0.35f };
        if (dice.Chance(0.3f))
        {
            var shell = Stock.Metal(dice);
            place.Block(shell, 0, 0, 0, 0.34f, 0.24f, 0.018f);
            place.Block(new Striped(black) { Period = 0.019f, Share = 0.2f, Colour = new(0.1f), Crossed = true }, 0, -0.03f, 0.018f, 0.3f,
                0.13f, 0.003f);
            var lid = place.At(0, -0.12f, 0.015f).Pitched(dice.Uniform(0.1f, 0.5f));
            lid.Block(shell, 0, -0.004f, 0, 0.34f, 0.008f, 0.22f);
            lid.Block(face, 0, 0.002f, 0.012f, 0.32f, 0.004f, 0.2f);
            return;
        }
        float wide = dice.Uniform(0.4f, 0.7f), high = wide * dice.Uniform(0.55f, 0.75f), foot = dice.Uniform(0.06f, 0.16f);
        place.Block(black, 0, -0.03f, 0, 0.24f, 0.18f, 0.012f);
        place.Block(black, 0, -0.05f, 0, 0.05f, 0.03f, foot + high * 0.4f);
        place.Block(black, 0, 0, foot, wide, 0.04f, high);
        place.Block(face, 0, 0.021f, foot + 0.015f, wide - 0.03f, 0.003f, high - 0.03f);
    }

    /// <summary>A keyboard and mouse.</summary>
    public void Keyboard(Placement place)
    {
        using var label = place.Label(Semantic.Thing);
        var colour = dice.Chance(0.6f) ? new Vector3(0.03f) : new Vector3(0.6f);
        place.Block(new Striped(new Plain(colour, 0.03f, 0.4f)) { Period = 0.019f, Share = 0.2f, Colour = colour * 0.4f, Crossed = true },
            0, 0, 0, 0.44f, 0.15f, 0.02f);
        place.Ellipsoid(new Plain(colour, 0.04f, 0.5f), new(0.3f, 0, 0.012f), new(0.03f, 0.055f, 0.02f));
    }

    /// <summary>A potted plant.</summary>
    public void Plant(Placement place, float height)
    {
        using var label = place.Label(Semantic.Vegetation);
        var pot = height * 0.3f;
        place.Bar(Stock.Plastic(dice, Palette.Brick(dice)), default, new(0, 0, pot), pot * 0.4f, pot * 0.55f, 10);
        var leaf = Stock.Foliage(dice);
        place.Mesh.Begin(leaf, place.Frame);
        for (var i = dice.Whole(10, 60); i > 0; i--)
        {
            var (sin, cos) = MathF.SinCos(dice.Uniform(0, MathF.Tau));
            float reach = height * dice.Uniform(0.1f, 0.45f), top = pot + (height - pot) * dice.Uniform(0.3f, 1),
                wide = height * dice.Uniform(0.03f, 0.08f);
            Vector3 tip = new(reach * cos, reach * sin, top), mid = new(reach * 0.5f * cos, reach * 0.5f * sin, pot + (top - pot) * 0.75f),
                across = new(-sin * wide, cos * wide, 0);
            int root = place.Vertex(new(0, 0, pot)), a = place.Vertex(mid + across), b = place.Vertex(mid - across), end = place.Vertex(tip);
            place.Mesh.Triangle(root, a, b);
            place.Mesh.Triangle(a, b, end);
        }
    }

    /// <summary>A cardboard or plastic box of about the given size.</summary>
    public void Carton(Placement place, float size)
    {
        using var label = place.Label(Semantic.Thing);
        float wide = size * dice.Uniform(0.7f, 1.6f), deep = size * dice.Uniform(0.6f, 1.2f), high = size * dice.Uniform(0.4f, 1.3f);
        var material = Package();
        place.Block(material, 0, 0, 0, wide, deep, high);
        if (size > 0.2f && dice.Chance(0.5f))
            place.Block(dice.Chance(0.5f) ? material : Stock.Plastic(dice, Palette.Any(dice)), 0, 0, high - size * 0.06f, wide * 1.05f,
                deep * 1.05f, size * 0.08f);
    }

    private Material Cover() => dice.Chance(0.5f)
        ? new Poster(dice) { Line = dice.Uniform(0.01f, 0.04f), Block = dice.Uniform(0.04f, 0.2f) }
        : new Plain(Palette.Any(dice), 0.02f, 0.3f);

    private Material Package() => dice.Weighted(2, 2, 1.5f) switch
    {
        0 => Stock.Plaster(dice, Palette.Hsv(dice.Uniform(0.07f, 0.11f), dice.Uniform(0.3f, 0.55f), dice.Uniform(0.45f, 0.8f))),
        1 => new Poster(dice) { Line = dice.Uniform(0.01f, 0.06f), Block = dice.Uniform(0.05f, 0.3f), Pictures = 0.3f },
        _ => Stock.Plastic(dice, Palette.Any(dice)),
    };

    private void DeskLamp(Placement place)
    {
        var material = Stock.Lacquer(Palette.Any(dice));
        place.Bar(material, default, new(0, 0, 0.02f), 0.08f, 0.07f, 12);
        place.Bar(material, new(0, 0, 0.02f), new(0.05f, 0, 0.3f), 0.008f, 0.008f, 5);
        place.Bar(material, new(0.05f, 0, 0.3f), new(0.12f, 0, 0.24f), 0.03f, 0.08f, 10, capped: false);
    }
}
