using System.Numerics;
using Fathom.Worlds.Assets;
using Fathom.Worlds.Cameras;
using Fathom.Worlds.Geometry;
using Fathom.Worlds.Lighting;
using Fathom.Worlds.Materials;
using Fathom.Worlds.Streets;

namespace Fathom.Worlds.Rooms;

/// <summary>Writes rooms: the shell, what belongs to the kind of room, pictures and rugs,
/// clutter on the floor, light, and a camera.</summary>
internal sealed partial class RoomGrammar
{
    private readonly Dice dice;
    private readonly Mesh mesh;
    private readonly RoomKind kind;
    private readonly FloorPlan plan;
    private readonly Clutter clutter;
    private readonly Furniture furniture;
    private readonly Seating seating;
    private readonly Appliances appliances;
    private readonly Cellar cellar;
    private readonly OwnThings? own;

    private RoomGrammar(Dice dice, Mesh mesh, RoomKind kind, FloorPlan plan, OwnThings? own)
    {
        (this.dice, this.mesh, this.kind, this.plan, this.own) = (dice, mesh, kind, plan, own);
        clutter = new Clutter(dice, own);
        furniture = new Furniture(dice, clutter);
        (seating, appliances, cellar) = (new Seating(dice), new Appliances(dice), new Cellar(dice));
    }

    // At least so wide and so long.
    private static FloorPlan DrawPlan(Dice dice, Mesh mesh, RoomKind kind, float least)
    {
        var (width, length) = kind switch
        {
            RoomKind.Corridor => (dice.Uniform(1.4f, 2.8f), dice.Uniform(6, 30)),
            RoomKind.Bathroom => (dice.Uniform(1.7f, 3), dice.Uniform(2, 4)),
            _ => (dice.Uniform(2.6f, 5.5f), dice.Chance(0.15f) ? dice.Uniform(7, 14) : dice.Uniform(3, 6.5f)),
        };
        return new FloorPlan(MathF.Max(width, least), MathF.Max(length, least), kind == RoomKind.Basement ? dice.Uniform(2, 2.6f) : dice.Uniform(2.25f, 3.2f), mesh);
    }

    /// <summary>Composes the room that the dice give.</summary>
    /// <param name="dice">Random numbers.</param>
    /// <param name="own">Things of the user's; null: there are none.</param>
    public static Scene Compose(Dice dice, OwnThings? own)
    {
        var kind = (RoomKind)dice.Weighted(3, 4, 2.2f, 2, 2.4f, 1.4f, 1.5f, 2);
        var mesh = Mesh.Rent();
        var room = new RoomGrammar(dice, mesh, kind, DrawPlan(dice, mesh, kind, 0), own);
        var light = room.Build();
        var path = RoomCamera.Draw(dice, room.plan);
        var lens = RoomCamera.DrawLens(dice);
        if (dice.Chance(0.4f))
            room.Foreground(path(0), lens);
        return new Scene(room.mesh, [], light, path, lens);
    }

    /// <summary>Furnishes a room around a place in its middle that stays free.</summary>
    /// <param name="dice">Random numbers.</param>
    /// <param name="mesh">Where to build.</param>
    /// <param name="kind">What the room is for.</param>
    /// <param name="free">Metres of the free place both ways; the room is larger by at least a metre.</param>
    /// <param name="own">Things of the user's; null: there are none.</param>
    /// <param name="plan">The room's plan.</param>
    /// <returns>The light in the room.</returns>
    public static Func<Condition, Illumination> Furnish(Dice dice, Mesh mesh, RoomKind kind, float free, OwnThings? own, out FloorPlan plan)
    {
        plan = DrawPlan(dice, mesh, kind, free + 1);
        var room = new RoomGrammar(dice, mesh, kind, plan, own);
        plan.TryTake(plan.Corner.At(plan.Width / 2, plan.Length / 2), free, free);
        return room.Build();
    }

    private Func<Condition, Illumination> Build()
    {
        var shell = new Shell(plan, kind, dice);
        shell.Build();
        Fill();
        foreach (var next in shell.Next)
            new RoomGrammar(dice, mesh, (RoomKind)dice.Weighted(3, 2, 1.5f, 1.5f, 0, 1, 0, 1), next, own: null).Fill();
        return new RoomLight(plan, dice).Build(shell);
    }

    // Everything that stands, hangs and lies in the room.
    private void Fill()
    {
        switch (kind)
        {
            case RoomKind.Living: Living(); break;
            case RoomKind.Office: Office(); break;
            case RoomKind.Kitchen: Kitchen(); break;
            case RoomKind.Bedroom: Bedroom(); break;
            case RoomKind.Corridor: Corridor(); break;
            case RoomKind.Workshop: Workshop(); break;
            case RoomKind.Bathroom: Bathroom(); break;
            default: Basement(); break;
        }
        if (kind != RoomKind.Bathroom)
            Storage(kind == RoomKind.Corridor ? dice.Whole(0, 4) : dice.Whole(2, 8));
        Pictures();
        OnWalls();
        FloorClutter();
        OwnOnFloor();
    }

    // Desk and chair; the placement's y points from the wall to the sitter.
    private Vector3 WorkPlace(Placement place, float wide)
    {
        var top = furniture.Desk(place.At(0, -0.35f), wide, dice.Uniform(0.6f, 0.8f));
        var chair = place.At(dice.Normal(0, 0.15f), dice.Uniform(0.25f, 0.6f)).Turned(MathF.PI + dice.Normal(0, 0.6f));
        if (dice.Chance(0.75f))
            seating.SwivelChair(chair);
        else
            seating.Chair(chair);
        return top;
    }

    private void Dining()
    {
        float wide = dice.Uniform(0.8f, 1.9f), deep = dice.Uniform(0.75f, 1);
        Free(wide + 0.6f, deep + 1.2f, (place, _, _) =>
        {
            var top = furniture.Table(place, wide, deep, dice.Uniform(0.7f, 0.77f), dice.Uniform(0.2f, 1.2f));
            var chairs = Math.Max(1, (int)(wide / 0.6f));
            // Chairs of a set look alike, so that each replays the same dice.
            var set = dice.Next();
            for (var i = 0; i < chairs; i++)
                foreach (var side in (ReadOnlySpan<int>)[-1, 1])
                    if (dice.Chance(0.85f))
                    {
                        var seat = place.At(-wide / 2 + (i + 0.5f) * wide / chairs, side * (deep / 2 + dice.Uniform(0.02f, 0.3f)));
                        new Seating(new Dice(set)).Chair(seat.Turned((side > 0 ? MathF.PI : 0) + dice.Normal(0, 0.15f)));
                    }
            return top;
        });
    }

    private Vector3 Partition(Placement place, float wide)
    {
        using var label = place.Label(Semantic.Furniture);
        var high = dice.Uniform(1.1f, 1.9f);
        place.Block(Stock.Fabric(dice), 0, 0, 0.05f, wide, 0.05f, high);
        place.Block(Stock.Metal(dice), 0, 0, high + 0.05f, wide, 0.06f, 0.03f);
        return place.Frame.ToWorld(new(0, 0, high * 0.6f));
    }

    private Vector3 Column(Placement place)
    {
        using var label = place.Label(Semantic.Pole);
        place.Bar(Stock.Metal(dice), default, new(0, 0, plan.Height), dice.Uniform(0.03f, 0.08f), 0.05f);
        return place.Frame.ToWorld(new(0, 0, 1));
    }

    private Vector3 Stack(Placement place)
    {
        var z = 0f;
        for (var i = dice.Whole(1, 4); i > 0 && z < 1.6f; i--)
        {
            var size = dice.Uniform(0.25f, 0.45f);
            clutter.Carton(place.At(dice.Normal(0, 0.03f), dice.Normal(0, 0.03f), z).Turned(dice.Normal(0, 0.1f)), size);
            z += size * 0.75f;
        }
        return place.Frame.ToWorld(new(0, 0, z / 2));
    }

    // Signs that hang from the ceiling along a corridor.
    private void Signs()
    {
        if (dice.Chance(0.5f))
            return;
        using var label = mesh.Label(Semantic.Thing);
        var lit = Palette.Hsv(dice.Pick(0.38f, 0), 0.85f, 0.7f);
        for (var y = dice.Uniform(2, 5); y < plan.Length - 1; y += dice.Uniform(4, 9))
        {
            var sign = plan.Corner.At(plan.Width / 2, y, plan.Height);
            sign.Block(new Poster(dice) { Line = 0.08f, Block = 0.2f, Pictures = 0.4f, Glow = dice.Uniform(0, 1) }, 0, 0, -0.32f, 0.45f, 0.04f, 0.2f);
            foreach (var x in (ReadOnlySpan<float>)[-0.15f, 0.15f])
                sign.Bar(new Plain(lit), new(x, 0, -0.12f), default, 0.006f, 0.006f, 4, capped: false);
        }
    }

    private void OnWalls()
    {
        var things = new WallThings(dice);
        for (var i = dice.Whole(2, kind == RoomKind.Corridor ? 12 : 7); i > 0; i--)
        {
            var wall = dice.Whole(0, plan.Walls - 1);
            things.Any(plan.Wall(wall).At(dice.Uniform(0.1f, 0.9f) * plan.WallLength(wall), 0), plan.Height);
        }
    }

    // Something close to the camera that the picture's border cuts: a chair's back, a post, a cupboard's side, a lamp, a door left open.
    private void Foreground(Viewpoint view, Lens lens)
    {
        var half = lens.VerticalDegrees * MathF.PI / 360 * 1.25f;
        float away = dice.Uniform(0.55f, 1.4f), side = dice.Sign() * away * MathF.Tan(half) * dice.Uniform(0.75f, 1.15f);
        var level = Vector3.Normalize(new(view.Forward.X, view.Forward.Y, 0));
        var spot = view.Position + level * away + new Vector3(level.Y, -level.X, 0) * side;
        if (plan.Clearance(spot.X, spot.Y) < 0.12f)
            return;
        var place = plan.Corner.At(spot.X, spot.Y).Turned(dice.Uniform(0, MathF.Tau));
        using var label = place.Label(Semantic.Furniture);
        switch (dice.Weighted(3, 1, 1.5f, 1, 1))
        {
            case 0: seating.Chair(place); break;
            case 1: place.Post(Stock.Metal(dice), 0, 0, 0, dice.Uniform(0.03f, 0.08f), plan.Height, 14); break;
            case 2: seating.SwivelChair(place); break;
            case 3: clutter.Plant(place, dice.Uniform(0.8f, 1.8f)); break;
            default:
                place.Rounded(dice.Chance(0.5f) ? Stock.Wood(dice) : Stock.Fabric(dice), 0, 0, 0, 0.22f, 0.22f, dice.Uniform(0.8f, 1.8f), 0.01f);
                break;
        }
    }

    private void Storage(int count)
    {
        for (; count > 0; count--)
            switch (dice.Weighted(3, 3, 1, 1.5f, 1))
            {
                case 0: Wall(dice.Uniform(0.6f, 1.6f), 0.34f, Shelf); break;
                case 1: Wall(dice.Uniform(0.5f, 1.4f), 0.48f, Cabinet); break;
                case 2: Wall(0.4f, 0.4f, Plant); break;
                case 3: Free(0.55f, 0.55f, Chair); break;
                case 4 when kind is RoomKind.Office or RoomKind.Workshop or RoomKind.Basement: Wall(dice.Uniform(0.45f, 1), 0.62f, furniture.Filing); break;
                default: Wall(dice.Uniform(0.8f, 1.6f), 0.6f, SideTable); break;
            }
    }

    private Vector3 Shelf(Placement place, float wide) =>
        furniture.Shelf(place, wide, dice.Uniform(0.24f, 0.34f), dice.Uniform(0.8f, 2.1f));

    private Vector3 Cabinet(Placement place, float wide) =>
        furniture.Cabinet(place, wide, dice.Uniform(0.35f, 0.48f), dice.Uniform(0.5f, 2));

    private Vector3 SideTable(Placement place, float wide) =>
        furniture.Table(place, wide, 0.55f, dice.Uniform(0.6f, 0.85f), dice.Uniform(0.6f, 1.8f));

    private Vector3 Plant(Placement place, float wide)
    {
        clutter.Plant(place, wide * dice.Uniform(1, 4.2f));
        return place.Frame.ToWorld(new(0, 0, 0.6f));
    }

    private Vector3 Chair(Placement place, float wide, float deep)
    {
        seating.Chair(place);
        return place.Frame.ToWorld(new(0, 0, 0.6f));
    }

    private void Pictures()
    {
        for (var i = dice.Whole(0, 9); i > 0; i--)
        {
            var wall = dice.Whole(0, plan.Walls - 1);
            float wide = dice.LogUniform(0.2f, 1.4f), high = wide * dice.Uniform(0.6f, 1.5f),
                x = dice.Uniform(0.1f, 0.9f) * plan.WallLength(wall), z = dice.Uniform(1, 1.7f);
            if (z + high / 2 > plan.Height - 0.1f)
                continue;
            WallThings.Picture(dice, plan.Wall(wall).At(x, 0, z - high / 2), wide, high);
        }
    }

    private void Rug()
    {
        using var label = mesh.Label(Semantic.Floor);
        float wide = dice.Uniform(1.2f, 2.6f), deep = dice.Uniform(0.9f, 1.8f);
        Material cloth = dice.Chance(0.5f) ? Stock.Fabric(dice) : new Poster(dice)
        {
            Line = 0.08f,
            Block = dice.Uniform(0.1f, 0.5f),
            Pictures = 1,
            Gloss = 0
        };
        plan.Corner.At(plan.Width * dice.Uniform(0.3f, 0.7f), plan.Length * dice.Uniform(0.3f, 0.7f))
            .Turned(dice.Chance(0.7f) ? 0 : dice.Uniform(0, 3)).Block(cloth, 0, 0, 0, wide, deep, 0.012f);
    }

    private void FloorClutter()
    {
        for (var i = dice.Whole(0, kind is RoomKind.Workshop or RoomKind.Basement ? 14 : kind == RoomKind.Bathroom ? 3 : 8); i > 0; i--)
        {
            if (!plan.TryAnywhere(dice, 0.35f, 0.35f, out var place))
                continue;
            if (dice.Chance(0.4f))
                clutter.Carton(place, dice.Uniform(0.15f, 0.4f));
            else
                clutter.Thing(place);
            // Few pictures are taken of things on the floor.
            if (dice.Chance(0.25f))
                plan.Sights.Add(place.Frame.ToWorld(new(0, 0, 0.15f)));
        }
        if (dice.Chance(0.15f))
            Free(0.6f, 0.6f, (place, _, _) =>
            {
                new People(dice).Walker(place);
                return place.Frame.ToWorld(new(0, 0, 1.2f));
            });
    }

    private void OwnOnFloor()
    {
        for (var i = own?.Dice.Whole(0, 3) ?? 0; i > 0; i--)
            if (own!.Any(0.3f, 1.8f) is { } prop && prop.Height < plan.Height - 0.1f && plan.TryAnywhere(own.Dice, 2 * prop.Radius, 2 * prop.Radius, out var place))
            {
                using var label = place.Label(Semantic.Thing);
                prop.Build(place);
                plan.Sights.Add(place.Frame.ToWorld(new(0, 0, prop.Height / 2)));
            }
    }

    private void Wall(float wide, float deep, Func<Placement, float, Vector3> build)
    {
        if (plan.TryAgainstWall(dice, wide, deep, out var place))
            plan.Sights.Add(build(place, wide));
    }

    private void Free(float wide, float deep, Func<Placement, float, float, Vector3> build)
    {
        if (plan.TryAnywhere(dice, wide, deep, out var place))
            plan.Sights.Add(build(place, wide, deep));
    }
}
