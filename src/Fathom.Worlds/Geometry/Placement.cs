using System.Numerics;
using Fathom.Worlds.Lighting;
using Fathom.Worlds.Materials;

namespace Fathom.Worlds.Geometry;

/// <summary>A frame into which solids are built: the tool that every grammar works with. Sizes are metres in the frame.</summary>
internal readonly partial record struct Placement(Mesh Mesh, Frame Frame)
{
    /// <summary>Starts a thing; see <see cref="Geometry.Mesh.Label(Semantic)"/>.</summary>
    public Label Label(Semantic semantic) => Mesh.Label(semantic);

    /// <summary>The same orientation at a local point.</summary>
    public Placement At(float x, float y, float z = 0) => this with { Frame = Frame.At(x, y, z) };

    /// <summary>Turned about its z axis.</summary>
    public Placement Turned(float radians) => this with { Frame = Frame.Turned(radians) };

    /// <summary>Turned about its x axis, y towards z.</summary>
    public Placement Pitched(float radians) => this with { Frame = Frame.Pitched(radians) };

    /// <summary>Turned about its y axis, z towards x.</summary>
    public Placement Rolled(float radians) => this with { Frame = Frame.Rolled(radians) };

    /// <summary>Puts up a lamp that burns when it is dark; what the lamp is made of glows by its <see cref="Surface.Glow"/>.</summary>
    public void Light(in Lamp lamp) => Mesh.Lamps.Add(lamp.At(Frame));

    /// <summary>Copies what was built in another mesh, about the world's origin, to here. What it was labelled there is forgotten.</summary>
    /// <param name="template">What to copy; not this placement's own mesh.</param>
    /// <param name="scale">Its size here.</param>
    public void Stamp(Mesh template, float scale) => Mesh.Stamp(template, Frame, scale);

    /// <summary>A box between two corners.</summary>
    public void Box(Material material, float x0, float y0, float z0, float x1, float y1, float z1) =>
        Frustum(material, z0, x0, y0, x1, y1, z1, x0, y0, x1, y1);

    /// <summary>A box standing on z, its base centred at x, y.</summary>
    public void Block(Material material, float x, float y, float z, float width, float depth, float height) =>
        Box(material, x - width / 2, y - depth / 2, z, x + width / 2, y + depth / 2, z + height);

    /// <summary>A solid between a rectangle at z0 and another at z1: cabins, hip roofs, lampshades. Its bottom may be of another material.</summary>
    public void Frustum(Material material, float z0, float ax0, float ay0, float ax1, float ay1, float z1, float bx0, float by0, float bx1,
        float by1, Material? bottom = null)
    {
        Mesh.Begin(bottom ?? material, Frame);
        int a = Vertex(ax0, ay0, z0), b = Vertex(ax1, ay0, z0), c = Vertex(ax1, ay1, z0), d = Vertex(ax0, ay1, z0);
        int e = Vertex(bx0, by0, z1), f = Vertex(bx1, by0, z1), g = Vertex(bx1, by1, z1), h = Vertex(bx0, by1, z1);
        Mesh.Quad(a, b, c, d);
        if (bottom is not null)
            Mesh.Begin(material, Frame);
        Mesh.Quad(e, f, g, h);
        Mesh.Quad(a, b, f, e);
        Mesh.Quad(b, c, g, f);
        Mesh.Quad(c, d, h, g);
        Mesh.Quad(d, a, e, h);
    }

    /// <summary>A convex outline in the y–z plane, extruded from x0 to x1: car bodies, gables, wedges.</summary>
    public void Prism(Material material, float x0, float x1, params ReadOnlySpan<Vector2> outline)
    {
        Mesh.Begin(material, Frame);
        var first = Vertex(x0, outline[0].X, outline[0].Y);
        Vertex(x1, outline[0].X, outline[0].Y);
        for (var i = 1; i < outline.Length; i++)
        {
            Vertex(x0, outline[i].X, outline[i].Y);
            Vertex(x1, outline[i].X, outline[i].Y);
        }
        for (var i = 0; i < outline.Length; i++)
        {
            int a = first + 2 * i, b = first + 2 * ((i + 1) % outline.Length);
            Mesh.Quad(a, b, b + 1, a + 1);
            if (i >= 2)
            {
                Mesh.Triangle(first, a - 2, a);
                Mesh.Triangle(first + 1, a - 1, a + 1);
            }
        }
    }

    /// <summary>A quadrilateral by its corners.</summary>
    public void Quad(Material material, Vector3 a, Vector3 b, Vector3 c, Vector3 d)
    {
        Mesh.Begin(material, Frame);
        Mesh.Quad(Vertex(a), Vertex(b), Vertex(c), Vertex(d));
    }

    /// <summary>A level rectangle.</summary>
    public void Floor(Material material, float x0, float y0, float x1, float y1, float z) =>
        Quad(material, new(x0, y0, z), new(x1, y0, z), new(x1, y1, z), new(x0, y1, z));

    /// <summary>A round bar from one point to another, each end with its radius, smoothly shaded.</summary>
    public void Bar(Material material, Vector3 from, Vector3 to, float fromRadius, float toRadius, int sides = 8, bool capped = true)
    {
        // Texture lies along the bar, so that wood grain follows it.
        var frame = Towards(from, to).Frame;
        var length = Vector3.Distance(from, to);
        Mesh.Begin(material, frame, smooth: true);
        var first = Mesh.VertexCount;
        for (var i = 0; i < sides; i++)
        {
            var (sin, cos) = MathF.SinCos(MathF.Tau * i / sides);
            var normal = frame.Rotate(new(cos, sin, 0));
            Mesh.Vertex(frame.ToWorld(new(fromRadius * cos, fromRadius * sin, 0)), normal);
            Mesh.Vertex(frame.ToWorld(new(toRadius * cos, toRadius * sin, length)), normal);
        }
        for (var i = 0; i < sides; i++)
        {
            int a = first + 2 * i, b = first + 2 * ((i + 1) % sides);
            Mesh.Quad(a, b, b + 1, a + 1);
        }
        if (!capped)
            return;
        Mesh.Begin(material, frame);
        for (var i = 2; i < sides; i++)
        {
            Mesh.Triangle(first, first + 2 * i - 2, first + 2 * i);
            Mesh.Triangle(first + 1, first + 2 * i - 1, first + 2 * i + 1);
        }
    }

    /// <summary>An upright round post standing at x, y, z.</summary>
    public void Post(Material material, float x, float y, float z, float radius, float height, int sides = 8) =>
        Bar(material, new(x, y, z), new(x, y, z + height), radius, radius, sides);

    /// <summary>An exact sphere.</summary>
    public void Ball(Material material, Vector3 centre, float radius)
    {
        Mesh.Begin(material, Frame with { Origin = Frame.ToWorld(centre) });
        Mesh.Sphere(Frame.ToWorld(centre), radius);
    }

    /// <summary>An ellipsoid of flat facets, smoothly shaded.</summary>
    public void Ellipsoid(Material material, Vector3 centre, Vector3 radii, int around = 8, int up = 5)
    {
        Mesh.Begin(material, Frame, smooth: true);
        var first = Mesh.VertexCount;
        for (var j = 0; j <= up; j++)
        {
            var (sinUp, cosUp) = MathF.SinCos(MathF.PI * j / up);
            for (var i = 0; i < around; i++)
            {
                var (sin, cos) = MathF.SinCos(MathF.Tau * i / around);
                var unit = new Vector3(sinUp * cos, sinUp * sin, cosUp);
                Mesh.Vertex(Frame.ToWorld(centre + unit * radii), Frame.Rotate(Vector3.Normalize(unit / radii)));
            }
        }
        for (var j = 0; j < up; j++)
            for (var i = 0; i < around; i++)
            {
                int a = first + j * around + i, b = first + j * around + (i + 1) % around;
                Mesh.Quad(a, b, b + around, a + around);
            }
    }

    /// <summary>Adds a vertex to the part begun last, which should be flat, and returns its index.</summary>
    public int Vertex(Vector3 local) => Mesh.Vertex(Frame.ToWorld(local));

    private int Vertex(float x, float y, float z) => Mesh.Vertex(Frame.ToWorld(new Vector3(x, y, z)));
}
