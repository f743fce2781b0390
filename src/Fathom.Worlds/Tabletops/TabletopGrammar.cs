using System.Numerics;
using Fathom.Worlds.Assets;
using Fathom.Worlds.Cameras;
using Fathom.Worlds.Geometry;
using Fathom.Worlds.Materials;
using Fathom.Worlds.Rooms;

namespace Fathom.Worlds.Tabletops;

/// <summary>Writes tabletops: a theme, a surface with its surroundings, the things on it, a camera near them.</summary>
internal sealed class TabletopGrammar
{
    private readonly Dice dice;
    private readonly Mesh mesh = Mesh.Rent();
    private readonly Catalogue things;

    private readonly OwnThings? own;

    private TabletopGrammar(Dice dice, OwnThings? own) => (this.dice, things, this.own) = (dice, new Catalogue(dice), own);

    /// <summary>Composes the tabletop that the dice give.</summary>
    /// <param name="dice">Random numbers.</param>
    /// <param name="own">Things of the user's; null: there are none.</param>
    public static Scene Compose(Dice dice, OwnThings? own) => new TabletopGrammar(dice, own).Compose();

    private Scene Compose()
    {
        if (dice.Chance(0.1f))
            return Single();
        Func<Prop> theme = dice.Weighted(3, 2, 2, 2, 1.5f, 2, 1, 1.5f, 3) switch
        {
            0 => () => dice.Chance(0.65f) ? things.Tableware.Draw() : things.Food.Draw(),
            1 => () => dice.Weighted(3, 1, 1) switch { 0 => things.Tools.Draw(), 1 => things.Electronics.Draw(), _ => things.Tableware.Can() },
            2 => () => dice.Weighted(3, 2, 1) switch { 0 => things.Tools.Stationery(), 1 => things.Electronics.Draw(), _ => things.Tableware.Cup() },
            3 => things.Toys.Draw,
            4 => () => dice.Chance(0.75f) ? things.Tableware.Bottle() : things.Tableware.Jar(),
            5 => () => dice.Weighted(2, 3, 2, 2) switch { 0 => things.Tableware.Vase(), 1 => things.Food.Draw(), 2 => things.Statuary.Draw(), _ => things.Tableware.Jug() },
            6 => () => dice.Chance(0.7f) ? things.Plants.Draw() : things.Tableware.Jug(),
            7 => () => dice.Chance(0.8f) ? things.Electronics.Draw() : things.Tools.Draw(),
            _ => things.Any,
        };
        float wide = dice.LogUniform(0.4f, 1.6f), deep = wide * dice.Uniform(0.45f, 0.9f);
        var around = Surroundings.Draw(dice, mesh, wide, deep, floor: false, own);
        var laid = new Arrangement(dice, around.Top, around.Wide, around.Deep);
        if (dice.Chance(0.25f))
            laid.Tray();
        if (dice.Chance(0.3f))
            laid.Drape();
        var count = (int)dice.LogUniform(9, 65);
        for (var i = 0; i < count; i++)
            if ((own?.Sometimes(0.04f, 0.4f) ?? theme()) is var prop && prop.Height < around.Ceiling)
                laid.TryPlace(prop, theme);
        for (var i = dice.Weighted(2, 2, 1); i > 0; i--)
            laid.Lean(around.Behind);
        for (var i = dice.Weighted(4, 1, 1); i > 0; i--)
            laid.TryPlace(things.Electronics.Cable());
        return new Scene(mesh, [], around.Light, Path(around, laid.Spots), Lens());
    }

    // One large thing on the floor: a motorcycle, a statue on its plinth, a plant, a heap of boxes.
    private Scene Single()
    {
        var kind = dice.Weighted(5, 3, 1, 0.6f);
        var around = Surroundings.Draw(dice, mesh, kind == 0 ? 2 : 1, kind == 0 ? 1.2f : 0.8f, floor: true, own);
        var laid = new Arrangement(dice, around.Top, around.Wide, around.Deep);
        var prop = kind switch
        {
            0 => new Prop(0.7f, 1.15f, place => new Motorcycle(dice).Build(place.Turned(MathF.PI / 2))),
            1 => Plinth(dice.Chance(0.6f) ? things.Statuary.Bust(dice.Uniform(0.4f, 0.7f)) : things.Statuary.Draw()),
            2 => new Prop(0.4f, 1.2f, place => new Clutter(dice).Plant(place, dice.Uniform(0.7f, 1.6f))),
            _ => new Prop(0.5f, 1, place =>
            {
                for (var i = dice.Whole(6, 16); i > 0; i--)
                    new Clutter(dice).Carton(place.At(dice.Normal(0, 0.3f), dice.Normal(0, 0.2f), dice.Chance(0.3f) ? 0.3f : 0), dice.Uniform(0.2f, 0.4f));
            }),
        };
        laid.Put(prop, 0, 0, 0);
        for (var i = dice.Whole(0, 6); i > 0; i--)
            laid.TryPlace(own?.Sometimes(0.05f, 0.5f) ?? things.Any());
        return new Scene(mesh, [], around.Light, Path(around, laid.Spots), Lens());
    }

    private Prop Plinth(Prop upper)
    {
        var high = dice.Uniform(0.6f, 1.2f);
        return new(upper.Radius * 1.2f, high + upper.Height, place =>
        {
            place.Rounded(Stock.Plaster(dice, Palette.RoomWall(dice)), 0, 0, 0, upper.Radius * 2.2f, upper.Radius * 2.2f, high, 0.006f);
            upper.Build(place.At(0, 0, high));
        });
    }

    // Near, looking at one of the things or at all of them, never from inside one.
    private CameraPath Path(Surroundings around, IReadOnlyList<Spot> spots)
    {
        var whole = dice.Chance(0.5f) || spots.Count == 0;
        var reach = spots.Count == 0 ? around.Wide / 2 : spots.Max(one => MathF.Sqrt(one.X * one.X + one.Y * one.Y) + one.Radius);
        var spot = whole ? new Spot(0, 0, reach, spots.Count == 0 ? 0.1f : spots.Max(one => one.Top) * 0.6f) : Enumerable.Range(0, 3).Select(_ => spots[dice.Whole(0, spots.Count - 1)]).MinBy(one => one.X * one.X + one.Y * one.Y);
        var target = new Vector3(spot.X + dice.Normal(0, 0.05f), spot.Y + dice.Normal(0, 0.05f), spot.Top * dice.Uniform(0.3f, 0.7f));
        var size = MathF.Max(spot.Radius, spot.Top / 2);
        var wished = Math.Clamp(size * (whole ? dice.LogUniform(1.5f, 3.5f) : dice.LogUniform(2.6f, 7)), 0.22f, MathF.Max(0.4f, around.Space));
        var (best, bestScore) = (target + new Vector3(0, -wished, 0.3f), float.NegativeInfinity);
        for (var attempt = 0; attempt < 40; attempt++)
        {
            float turn = dice.Uniform(-1, 1) * around.Turn, rise = dice.Chance(0.75f) ? dice.Uniform(0.12f, 0.75f) : dice.Uniform(0.02f, 1.3f), away = wished * (0.8f + 0.02f * attempt);
            var (sin, cos) = MathF.SinCos(turn);
            var (up, level) = MathF.SinCos(rise);
            var at = target + new Vector3(sin * level, -cos * level, up) * away;
            var clear = 1f;
            foreach (var other in spots)
            {
                var near = MathF.Max(Arrangement.Near(other, at.X, at.Y), at.Z - other.Top);
                // Nothing right before the lens, halfway nothing that hides all.
                var middle = Vector3.Lerp(at, target, 0.35f);
                clear = MathF.Min(clear, MathF.Min(near / 0.12f, 0.4f + MathF.Max(Arrangement.Near(other, middle.X, middle.Y), middle.Z - other.Top) / 0.1f));
            }
            var score = MathF.Min(clear, 1) - 0.03f * attempt
                - (at.Z > around.Ceiling - 0.03f && at.Y > -around.Deep / 2 - 0.1f ? 4 : 0) - (at.Z < 0.04f ? 4 : 0) - (at.Y > around.Behind - 0.15f ? 4 : 0) - (MathF.Max(MathF.Abs(at.X), MathF.Abs(at.Y)) > around.Space ? 4 : 0);
            if (score > bestScore)
                (best, bestScore) = (at, score);
        }
        var roll = dice.Chance(0.75f) ? dice.Normal(0, 0.03f) : dice.Normal(0, 0.2f);
        var frame = around.Top.Frame;
        var view = Viewpoint.LookAt(frame.ToWorld(best), frame.ToWorld(target + new Vector3(dice.Normal(0, 0.12f), 0, dice.Normal(0, 0.1f)) * size), roll);
        var shake = new Shake(dice, metres: 0.02f * wished, radians: 0.05f, hertz: 0.3f);
        return seconds => shake.Apply(view, seconds);
    }

    private Lens Lens()
    {
        var vertical = dice.Chance(0.6f) ? dice.Uniform(32, 52) : dice.Uniform(20, 66);
        return Cameras.Lens.Draw(dice, vertical, whole: 0.7f, shift: 0.06f);
    }
}
