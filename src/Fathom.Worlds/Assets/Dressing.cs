using System.Numerics;
using Fathom.Worlds.Geometry;
using Fathom.Worlds.Materials;

namespace Fathom.Worlds.Assets;

/// <summary>Lays the user's pictures on surfaces of a world that is built: a share of all plain textures of floors, ground, walls, ceilings, furniture and things, and most posters, labels and screens. Shapes stay as they
/// are; what shines, is seen through or gives light stays as it is.</summary>
/// <param name="pictures">The pictures; at least one.</param>
/// <param name="dice">Random numbers.</param>
internal sealed class Dressing(IReadOnlyList<MipMap> pictures, Dice dice)
{
    private const float PosterShare = 0.6f;

    // What was decided for a material; null: it stays. Two surfaces of one material are dressed alike.
    private readonly Dictionary<Material, Choice?> choices = new(ReferenceEqualityComparer.Instance);

    /// <summary>What a material becomes.</summary>
    /// <param name="Picture">The picture.</param>
    /// <param name="Size">Its height: metres, or a share of the surface where <see cref="Relative"/>.</param>
    /// <param name="Relative">The surface may have any size.</param>
    /// <param name="Once">It fills the surface, cut to its shape.</param>
    /// <param name="Gloss">See <see cref="Surface.Gloss"/>.</param>
    private sealed record Choice(MipMap Picture, float Size, bool Relative, bool Once, float Gloss);

    /// <summary>Dresses what stands still and what moves.</summary>
    public void Dress(Scene scene)
    {
        Dress(scene.Mesh);
        foreach (var body in scene.Bodies)
            Dress(body.Mesh);
    }

    private void Dress(Mesh mesh)
    {
        var dressed = new Choice?[mesh.PartCount];
        for (var i = 0; i < dressed.Length; i++)
        {
            var part = mesh.Parts[i];
            if (!choices.TryGetValue(part.Material, out dressed[i]))
                choices.Add(part.Material, dressed[i] = Draw(part));
        }
        var boxes = Boxes(mesh, dressed);
        for (var i = 0; i < dressed.Length; i++)
            if (dressed[i] is { } choice && boxes[i].High.X >= boxes[i].Low.X)
                mesh.Parts[i] = mesh.Parts[i] with { Material = Laid(choice, mesh.Parts[i].Material as Poster, boxes[i].Low, boxes[i].High) };
    }

    private Choice? Draw(in Part part)
    {
        var semantic = part.Tag.Semantic;
        if (part.Material is Poster)
            // Number plates and traffic signs stay what they are.
            return semantic is not (Semantic.TrafficSign or Semantic.Car or Semantic.Van) && dice.Chance(PosterShare) ? new Choice(Picture(), 1, true, true, dice.Uniform(0, 0.06f)) : null;
        if (part.Material is not (Mottled or Masonry or Striped))
            return null;
        var share = semantic switch
        {
            Semantic.Wall => 0.35f,
            Semantic.Floor or Semantic.Furniture => 0.3f,
            Semantic.Building or Semantic.Fence => 0.2f,
            Semantic.Thing => 0.15f,
            Semantic.Ceiling or Semantic.Terrain or Semantic.Pavement or Semantic.Road => 0.08f,
            _ => 0,
        };
        // Drawn for every material, whatever its share is: a change of the table moves nothing else.
        if (!dice.Chance(share))
            return null;
        var relative = semantic == Semantic.Thing;
        var size = relative ? dice.LogUniform(0.4f, 1.5f) : semantic == Semantic.Furniture ? dice.LogUniform(0.3f, 1.6f) : dice.LogUniform(0.4f, 4);
        return new Choice(Picture(), size, relative, false, dice.Chance(0.3f) ? dice.Uniform(0, 0.06f) : 0);
    }

    private MipMap Picture() => pictures[dice.Whole(0, pictures.Count - 1)];

    private static Photograph Laid(Choice choice, Poster? poster, Vector3 low, Vector3 high)
    {
        var extent = high - low;
        // Seen as SurfacePoint sees it: from the axis along which it is thinnest.
        var (u0, v0, wide, tall) = extent.Z <= extent.X && extent.Z <= extent.Y ? (low.X, low.Y, extent.X, extent.Y)
            : extent.X <= extent.Y ? (low.Y, low.Z, extent.Y, extent.Z) : (low.X, low.Z, extent.X, extent.Z);
        (wide, tall) = (MathF.Max(wide, 1e-4f), MathF.Max(tall, 1e-4f));
        var height = choice.Size * (choice.Once ? MathF.Max(tall, wide / choice.Picture.Aspect) : choice.Relative ? MathF.Max(wide, tall) : 1);
        var size = new Vector2(height * choice.Picture.Aspect, height);
        return new Photograph(choice.Picture, new Vector2(u0, v0) + (choice.Once ? (new Vector2(wide, tall) - size) / 2 : Vector2.Zero), size)
        {
            Once = choice.Once,
            Gloss = choice.Gloss,
            Polish = 0.4f,
            Glow = poster?.Glow ?? 0,
            Backlight = poster?.Backlight ?? 0,
        };
    }

    // How far each dressed part reaches, in its own frame.
    private static (Vector3 Low, Vector3 High)[] Boxes(Mesh mesh, Choice?[] dressed)
    {
        var boxes = new (Vector3 Low, Vector3 High)[dressed.Length];
        Array.Fill(boxes, (new Vector3(float.PositiveInfinity), new Vector3(float.NegativeInfinity)));
        for (var i = 0; i < mesh.TriangleCount; i++)
            if (dressed[mesh.TriangleParts[i]] is not null)
            {
                var (a, b, c) = mesh.Triangles[i];
                Grow(mesh.TriangleParts[i], mesh.Positions[a], 0);
                Grow(mesh.TriangleParts[i], mesh.Positions[b], 0);
                Grow(mesh.TriangleParts[i], mesh.Positions[c], 0);
            }
        for (var i = 0; i < mesh.SphereCount; i++)
            if (dressed[mesh.SphereParts[i]] is not null)
                Grow(mesh.SphereParts[i], mesh.Spheres[i].AsVector3(), mesh.Spheres[i].W);
        return boxes;

        void Grow(int part, Vector3 point, float radius)
        {
            var local = mesh.Parts[part].Frame.ToLocal(point);
            boxes[part] = (Vector3.Min(boxes[part].Low, local - new Vector3(radius)), Vector3.Max(boxes[part].High, local + new Vector3(radius)));
        }
    }
}
