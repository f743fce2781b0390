namespace Fathom.Worlds.Materials;

/// <summary>What a surface is made of: a procedural texture, evaluated where a ray meets it.</summary>
internal abstract class Material
{
    /// <summary>Fills in the surface at a point.</summary>
    public abstract void Shade(in SurfacePoint point, ref Surface surface);
}
