using System.Numerics;
using Fathom.Worlds.Geometry;
using Fathom.Worlds.Materials;

namespace Fathom.Worlds.Streets;

/// <summary>The middle of a road: bends with constant curvature, climbs with a constant slope, straight after 120 m.</summary>
internal sealed record Centreline(Mesh Mesh, float Curvature, float Slope)
{
    private const float BendEnd = 120;

    /// <summary>The frame at a distance along the road: y ahead, x to the right, z up.</summary>
    public Frame At(float distance)
    {
        var bent = Math.Clamp(distance, -BendEnd, BendEnd);
        var steep = Curvature * bent;
        var side = Curvature * bent * bent / 2 + steep * (distance - bent);
        return new Frame(new Vector3(side, distance, Slope * distance), Vector3.UnitX, Vector3.UnitY, Vector3.UnitZ)
            .Turned(-MathF.Atan(steep));
    }

    /// <summary>A place beside the road whose x axis points away from it, on either side.</summary>
    /// <param name="side">1: right, −1: left.</param>
    /// <param name="distance">Metres along the road.</param>
    /// <param name="offset">Metres from the middle.</param>
    /// <param name="height">Metres above the road.</param>
    public Placement Beside(int side, float distance, float offset, float height = 0)
    {
        var frame = At(distance).At(side * offset, 0, height);
        return new Placement(Mesh, side > 0 ? frame : frame.Turned(MathF.PI));
    }

    /// <summary>A strip of ground from one offset to another (metres, right is positive).</summary>
    public void Strip(Material material, float from, float to, float left, float right, float height) =>
        Bank(material, from, to, left, right, height, height);

    /// <summary>A wall along the road, from one height to another: kerbs, fences, noise barriers.</summary>
    public void Curtain(Material material, float from, float to, float offset, float bottom, float top) =>
        Bank(material, from, to, offset, offset, bottom, top);

    /// <summary>A strip that rises from one offset and height to another.</summary>
    public void Bank(Material material, float from, float to, float left, float right, float bottom, float top)
    {
        var steps = Math.Max(1, (int)MathF.Ceiling((to - from) / (Curvature == 0 ? 100 : 6)));
        Mesh.Begin(material, At(from));
        Mesh.Ribbon(steps, i =>
        {
            var frame = At(from + (to - from) * i / steps);
            return (frame.ToWorld(new(left, 0, bottom)), frame.ToWorld(new(right, 0, top)));
        });
    }
}
