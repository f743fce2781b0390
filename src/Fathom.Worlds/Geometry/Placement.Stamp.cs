using System.Numerics;

namespace Fathom.Worlds.Geometry;

/// <content>Copies.</content>
internal readonly partial record struct Placement
{
    /// <summary>Copies what was built in another mesh, about the world's origin, to here. What it was labelled there is forgotten.</summary>
    /// <param name="template">What to copy; not this placement's own mesh.</param>
    /// <param name="scale">Its size here.</param>
    public void Stamp(Mesh template, float scale = 1)
    {
        var first = Mesh.VertexCount;
        int triangle = 0, sphere = 0;
        for (var i = 0; i < template.VertexCount; i++)
            Mesh.Vertex(Frame.ToWorld(template.Positions[i] * scale), Frame.Rotate(template.Normals[i]));
        for (var i = 0; i < template.PartCount; i++)
        {
            var part = template.Parts[i];
            Mesh.Begin(part.Material, Frame.Place(part.Frame with { Origin = part.Frame.Origin * scale }), part.Smooth);
            for (; triangle < template.TriangleCount && template.TriangleParts[triangle] == i; triangle++)
            {
                var (a, b, c) = template.Triangles[triangle];
                Mesh.Triangle(first + a, first + b, first + c);
            }
            for (; sphere < template.SphereCount && template.SphereParts[sphere] == i; sphere++)
                Mesh.Sphere(Frame.ToWorld(template.Spheres[sphere].AsVector3() * scale), template.Spheres[sphere].W * scale);
        }
    }
}
