using System.Numerics;

namespace Fathom.Worlds.Materials;

/// <summary>What the vertices of a mesh of the user's are painted with: a picture by texture coordinates, or their own colours.</summary>
/// <param name="picture">The picture, which repeats; null: <see cref="SurfacePoint.Paint"/> is a linear colour.</param>
/// <param name="tint">Multiplies the colour, linear.</param>
internal sealed class Skin(MipMap? picture, Vector3 tint) : Material
{
    public override void Shade(in SurfacePoint point, ref Surface surface)
    {
        var colour = picture?.At(point.Paint.X, point.Paint.Y, point.PaintFootprint, repeat: true) ?? point.Paint;
        surface.Albedo = Vector3.Clamp(colour * tint, Vector3.Zero, Vector3.One);
        surface.Gloss = 0.02f;
        surface.Polish = 0.3f;
    }
}
