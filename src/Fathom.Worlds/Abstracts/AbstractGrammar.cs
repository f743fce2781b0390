using System.Numerics;
using Fathom.Worlds.Assets;
using Fathom.Worlds.Cameras;
using Fathom.Worlds.Geometry;
using Fathom.Worlds.Halls;
using Fathom.Worlds.Lighting;
using Fathom.Worlds.Materials;
using Fathom.Worlds.Plants;
using Fathom.Worlds.Rooms;
using Fathom.Worlds.Streets;
using Fathom.Worlds.Tabletops;

namespace Fathom.Worlds.Abstracts;

/// <summary>Domain randomisation (Tobin et al. 2017): all shapes in all materials, and things of the other families at wrong sizes, anywhere before the camera; standing, floating, through each
/// other; over a ground, in a box or in the open. In one scene of three the surfaces are painted with depth that is not there.</summary>
internal sealed class AbstractGrammar
{
    // Triangles after which nothing is added.
    private const int Most = 110_000;

    private readonly Dice dice;
    private readonly Mesh mesh = Mesh.Rent();
    private readonly Shapes shapes;
    private readonly Catalogue catalogue;
    private readonly OwnThings? own;
    private readonly float painted, farthest, eyes;

    private AbstractGrammar(Dice dice, OwnThings? own)
    {
        (this.dice, this.own) = (dice, own);
        (shapes, catalogue) = (new Shapes(dice), new Catalogue(dice));
        painted = dice.Chance(0.34f) ? dice.Uniform(0.4f, 0.9f) : 0.04f;
        farthest = dice.LogUniform(3, 60);
        eyes = dice.LogUniform(0.3f, 3);
    }

    /// <summary>Composes the scene that the dice give.</summary>
    /// <param name="dice">Random numbers.</param>
    /// <param name="own">Things of the user's; null: there are none.</param>
    public static Scene Compose(Dice dice, OwnThings? own) => new AbstractGrammar(dice, own).Compose();

    private Scene Compose()
    {
        var inside = dice.Chance(0.4f);
        var grounded = inside || dice.Chance(0.65f);
        if (inside)
            Box();
        else if (grounded)
            Ground();
        // After sunset some lamps hang about, the first near the camera.
        for (var i = inside ? 0 : dice.Whole(2, 6); i > 0; i--)
        {
            var away = farthest * dice.Uniform(0.1f, 0.5f);
            new Placement(mesh, Frame.World).Light(new Lamp(new(dice.Normal(0, 0.5f) * away, i == 1 ? -0.5f : away, eyes + dice.Uniform(0.1f, 0.5f) * away), new(0, 0.1f, 0), new(0.1f, 0, 0),
                Vector3.Lerp(new(1, 0.7f, 0.4f), Palette.Any(dice), 0.3f) * (away * away * dice.LogUniform(0.3f, 2)), 1));
        }
        var bodies = new List<Body>();
        var standing = grounded ? dice.Uniform(0.2f, 1) : 0;
        var moving = dice.Chance(0.3f) ? dice.Uniform(0.02f, 0.15f) : 0;
        for (var i = (int)dice.LogUniform(16, 150); i > 0 && mesh.TriangleCount < Most; i--)
        {
            var distance = dice.LogUniform(MathF.Min(1, farthest * 0.2f), farthest);
            var size = MathF.Min(distance * 0.75f, distance * dice.LogUniform(0.04f, 0.6f));
            // Nothing so near and large that it hides all.
            if (distance < 0.25f * farthest && dice.Chance(0.5f))
                size *= 0.4f;
            var at = new Vector3(dice.Uniform(-0.9f, 0.9f) * distance, distance, eyes + dice.Uniform(-0.6f, 0.6f) * distance);
            var upright = dice.Chance(standing);
            if (upright)
                at.Z = size * 0.45f;
            else if (grounded)
                at.Z = MathF.Max(at.Z, size * 0.1f);
            var place = new Placement(mesh, Frame.World).At(at.X, at.Y, at.Z).Turned(dice.Uniform(0, MathF.Tau));
            if (!upright)
                place = place.Pitched(dice.Uniform(0, MathF.Tau)).Rolled(dice.Uniform(0, MathF.Tau));
            if (dice.Chance(moving) && distance > 2)
                bodies.Add(Moving(place.Frame, size, upright));
            else
                Put(place, size, upright);
        }
        return new Scene(mesh, bodies, inside ? Lamps() : Outdoors.Draw(dice), Path(), Lens());
    }

    // A shape, or a thing of another family squeezed or blown up to the size.
    private void Put(Placement place, float size, bool upright)
    {
        using var label = place.Label(Semantic.Thing);
        using var template = Mesh.Rent();
        var model = new Placement(template, Frame.World);
        if (dice.Chance(0.62f))
        {
            shapes.Any(model, Surface(dice.LogUniform(0.05f, 1)));
            place.Stamp(template, size);
            return;
        }
        var real = Thing(model);
        // Things stand on their origin, shapes are centred on it.
        (upright ? place.At(0, 0, -size * 0.45f) : place).Stamp(template, size / real);
    }

    // Builds a thing of another family and says how large it is.
    private float Thing(Placement model)
    {
        if (own?.SometimesOfOneMetre() is { } thing)
        {
            thing.Build(model);
            return 1;
        }
        switch (dice.Weighted(5, 2, 1.5f, 1.2f, 1.2f, 1, 1, 0.8f, 1.2f, 0.6f))
        {
            case 0:
                var prop = catalogue.Any();
                prop.Build(model);
                return MathF.Max(2 * prop.Radius, prop.Height);
            case 1: new Seating(dice).Chair(model); return 0.9f;
            case 2: new Vehicles(dice).Any(model, 20); return 4;
            case 3: new People(dice).Walker(model); return 1.7f;
            case 4: new Vegetation(dice).Tree(model, TreeKind.Broadleaf, 6, 60); return 6;
            case 5: new Vehicles(dice).Bicycle(model); return 1.7f;
            case 6: new Motorcycle(dice).Build(model); return 2;
            case 7: new Machines(dice).Any(model, 2, 1.5f, 4); return 2.5f;
            case 8: new Furniture(dice, new Clutter(dice)).Shelf(model, 0.9f, 0.3f, 1.6f); return 1.6f;
            default: new Forklift(dice).Truck(model, new Loads(dice)); return 2.4f;
        }
    }

    private Body Moving(Frame start, float size, bool upright)
    {
        var own = Mesh.Rent();
        Put(new Placement(own, Frame.World), size, upright);
        float x = dice.Normal(0, 0.3f) * size, y = dice.Normal(0, 0.15f) * size, turn = dice.Normal(0, 0.5f);
        return new Body(own, seconds => start.At(x * seconds, y * seconds, 0).Turned(turn * seconds));
    }

    // Any material but mirrors.
    private Material Surface(float size)
    {
        if (dice.Chance(painted))
            return new Illusion(dice) { Size = size * dice.LogUniform(0.5f, 3) };
        var colour = Palette.Any(dice);
        return dice.Whole(0, 13) switch
        {
            0 => new Plain(colour, dice.Uniform(0, 0.06f), dice.Uniform(0, 0.9f)),
            1 => new Poster(dice) { Line = size * dice.LogUniform(0.02f, 0.3f), Block = size * dice.LogUniform(0.1f, 1), Pictures = dice.Uniform() },
            2 => new Striped(new Plain(colour)) { Period = size * dice.LogUniform(0.02f, 0.5f), Share = dice.Uniform(0.1f, 0.9f), Colour = Palette.Any(dice), Level = dice.Chance(0.5f), Crossed = dice.Chance(0.3f) },
            3 => Stock.Wood(dice),
            4 => Stock.Bricks(dice),
            5 => Stock.Fabric(dice),
            6 => Stock.Concrete(dice),
            7 => Stock.Foliage(dice),
            8 => new Masonry(new Plain(colour)) { Cell = new(size * dice.LogUniform(0.03f, 0.5f)), Shift = dice.Uniform(), Joint = size * 0.01f, JointColour = Palette.Any(dice), Variation = dice.Uniform(0, 0.5f), Alternate = dice.Chance(0.5f) ? Palette.Any(dice) : null },
            9 => new Facade(new Plain(colour)) { Cell = new(size * dice.Uniform(0.1f, 0.4f)), Window = new(size * 0.08f), Sill = size * 0.05f },
            10 => Stock.Grass(dice),
            11 => new Plain(colour) { Emission = Palette.Any(dice) * dice.LogUniform(0.05f, 1.5f) },
            _ => new Mottled(dice) { Dark = Palette.Any(dice), Light = colour, Cloud = new(size * dice.LogUniform(0.03f, 1), size * dice.LogUniform(0.03f, 1)), Contrast = dice.LogUniform(0.7f, 6), Grain = dice.Uniform(0, 0.6f), GrainSize = size * 0.02f },
        };
    }

    private void Ground()
    {
        using var label = mesh.Label(Semantic.Terrain);
        var place = new Placement(mesh, Frame.World);
        var material = Surface(MathF.Min(4, farthest * 0.2f));
        if (dice.Chance(0.5f))
        {
            place.Floor(material, -500, -500, 500, 500, 0);
            return;
        }
        // Hills that leave the camera free.
        float reach = farthest * 1.6f, high = farthest * dice.Uniform(0.02f, 0.2f), a = dice.Uniform(2, 9), b = dice.Uniform(2, 9);
        place.Sheet(material, 60, 60, (u, v) =>
        {
            float x = (u - 0.5f) * 2 * reach, y = (v - 0.2f) * 2 * reach, away = MathF.Min(1, (x * x + y * y) / (reach * reach * 0.12f));
            return new(x, y, high * away * (MathF.Sin(a * u * 3 + 2 * v) * MathF.Cos(b * v * 3) - 0.2f));
        });
    }

    // Six walls, each of its own material, open or closed towards the sides.
    private void Box()
    {
        using var label = mesh.Label(Semantic.Wall);
        var place = new Placement(mesh, Frame.World);
        float half = farthest * dice.Uniform(0.35f, 1), back = farthest * dice.Uniform(0.7f, 1.1f), top = MathF.Max(eyes + 0.4f, farthest * dice.Uniform(0.2f, 0.8f)), size = MathF.Min(3, farthest * 0.3f);
        place.Box(Surface(size), -half, back, 0, half, back + 0.2f, top);
        place.Box(Surface(size), -half - 0.2f, -half, 0, -half, back, top);
        place.Box(Surface(size), half, -half, 0, half + 0.2f, back, top);
        place.Box(Surface(size), -half, -half - 0.2f, 0, half, -half, top);
        using (mesh.Label(Semantic.Floor))
            place.Floor(Surface(size), -half, -half, half, back, 0);
        using (mesh.Label(Semantic.Ceiling))
            place.Floor(Surface(size), -half, -half, half, back, top);
    }

    // Lamps at random places, their colours by day any, at night dim and warm.
    private Func<Condition, Illumination> Lamps()
    {
        var lamps = new List<Lamp>();
        for (var i = dice.Whole(1, 6); i > 0; i--)
        {
            var size = farthest * dice.LogUniform(0.005f, 0.08f);
            var at = new Vector3(dice.Uniform(-0.3f, 0.3f) * farthest, dice.Uniform(-0.1f, 0.6f) * farthest, eyes + dice.Uniform(0.1f, 0.3f) * farthest);
            lamps.Add(new Lamp(at, new(0, size, 0), new(size, 0, 0), Vector3.Lerp(new(1), Palette.Any(dice), dice.Uniform(0, 0.6f)) * (farthest * farthest * dice.LogUniform(0.02f, 0.15f)), dice.Uniform(0.3f, 1)));
        }
        var ambient = Vector3.Lerp(new(1), Palette.Any(dice), 0.4f) * dice.LogUniform(0.02f, 0.3f);
        float bounce = dice.Uniform(0.1f, 0.45f), reach = farthest * dice.LogUniform(0.02f, 0.2f);
        return condition =>
        {
            var (share, tint) = TabletopLight.Daylight(condition);
            var even = ambient * tint * (0.15f + 0.85f * share);
            return new Illumination
            {
                Lamps = share < 0.1f ? [.. lamps.Take((lamps.Count + 1) / 2)] : lamps,
                EvenAmbient = even,
                Bounce = bounce,
                AmbientReach = reach,
                Glow = share < 0.1f ? 1 : 0,
                Daylight = tint * share,
                Sky = new Sky { Zenith = even, Horizon = even, Cloud = even, Ground = even * 0.5f },
            };
        };
    }

    private CameraPath Path()
    {
        var view = Viewpoint.LookAt(new(0, 0, eyes), new(dice.Normal(0, 0.15f) * farthest, farthest, eyes + dice.Normal(-0.05f, 0.1f) * farthest), dice.Chance(0.6f) ? dice.Normal(0, 0.03f) : dice.Normal(0, 0.4f));
        var shake = new Shake(dice, metres: MathF.Min(0.3f, 0.02f * farthest), radians: 0.06f, hertz: 0.3f);
        return seconds => shake.Apply(view, seconds);
    }

    private Lens Lens()
    {
        var vertical = dice.Uniform(25, 72);
        return Cameras.Lens.Draw(dice, vertical, whole: 0.6f, shift: 0.08f);
    }
}
