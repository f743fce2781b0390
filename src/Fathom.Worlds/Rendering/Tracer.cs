using System.Numerics;
using Fathom.Worlds.Embree;
using Fathom.Worlds.Geometry;
using Fathom.Worlds.Materials;

namespace Fathom.Worlds.Rendering;

/// <summary>Sends rays and looks up what they met.</summary>
internal sealed class Tracer(Accelerator accelerator, Mesh mesh, RayPacket packet, Eye eye, Weather weather = default, CoarseTextures? coarse = null)
{
    /// <summary>Fills the buffer's surfaces and the depth map with what lies at each pixel's centre.</summary>
    public void TraceCentres(SurfaceBuffer buffer, float[] depth)
    {
        Span<Vector3> rays = stackalloc Vector3[RayPacket.Size];
        Hit hit = default;
        for (var y = 0; y < buffer.Height; y += 4)
            for (var x = 0; x < buffer.Width; x += 4)
            {
                packet.Clear();
                for (var lane = 0; lane < RayPacket.Size; lane++)
                {
                    int px = x + (lane & 3), py = y + (lane >> 2);
                    if (px >= buffer.Width || py >= buffer.Height)
                        continue;
                    rays[lane] = eye.Ray(px, py);
                    packet.Set(lane, eye.Position, rays[lane], float.PositiveInfinity);
                }
                accelerator.Intersect(packet);
                for (var lane = 0; lane < RayPacket.Size; lane++)
                {
                    int px = x + (lane & 3), py = y + (lane >> 2);
                    if (px >= buffer.Width || py >= buffer.Height)
                        continue;
                    Resolve(lane, eye.Position, rays[lane], 0, ref hit);
                    var i = py * buffer.Width + px;
                    depth[i] = hit.Depth;
                    buffer.Parts[i] = hit.Part;
                    buffer.Positions[i] = hit.Position;
                    buffer.Normals[i] = hit.Normal;
                    buffer.Surfaces[i] = hit.Surface;
                    if (hit.Surface.Clarity > 0)
                        buffer.Glass.Add(i);
                }
            }
    }

    /// <summary>Traces up to sixteen rays through arbitrary points of the picture.</summary>
    public void Trace(ReadOnlySpan<Vector3> rays, Span<Hit> hits)
    {
        packet.Clear();
        for (var lane = 0; lane < rays.Length; lane++)
            packet.Set(lane, eye.Position, rays[lane], float.PositiveInfinity);
        accelerator.Intersect(packet);
        for (var lane = 0; lane < rays.Length; lane++)
            Resolve(lane, eye.Position, rays[lane], 0, ref hits[lane]);
    }

    /// <summary>Traces up to sixteen rays that a mirror or glass sent on.</summary>
    /// <param name="starts">Where they start, world metres.</param>
    /// <param name="rays">Unit directions.</param>
    /// <param name="behind">Metres from the eye to the start, for the choice of detail.</param>
    /// <param name="hits">What they meet; depth is the distance from the start.</param>
    public void Trace(ReadOnlySpan<Vector3> starts, ReadOnlySpan<Vector3> rays, ReadOnlySpan<float> behind, Span<Hit> hits)
    {
        packet.Clear();
        for (var lane = 0; lane < rays.Length; lane++)
            packet.Set(lane, starts[lane], rays[lane], float.PositiveInfinity);
        accelerator.Intersect(packet);
        for (var lane = 0; lane < rays.Length; lane++)
            Resolve(lane, starts[lane], rays[lane], behind[lane], ref hits[lane]);
    }

    private unsafe void Resolve(int lane, Vector3 start, Vector3 ray, float behind, ref Hit hit)
    {
        ref var found = ref packet.Rays;
        var geometry = found.Geometry[lane];
        hit.Surface = default;
        if (geometry == EmbreeNative.InvalidId)
        {
            hit.Part = SurfaceBuffer.Sky;
            hit.Depth = float.PositiveInfinity;
            hit.Position = ray;
            hit.Normal = default;
            return;
        }
        var (isTriangle, number) = accelerator.Resolve(geometry, found.Primitive[lane]);
        Vector3 normal;
        if (isTriangle)
        {
            var triangle = mesh.Triangles[number];
            hit.Part = mesh.TriangleParts[number];
            hit.Depth = PlaneDepth(start, ray, mesh.Positions[triangle.A], mesh.Positions[triangle.B], mesh.Positions[triangle.C]);
            normal = new Vector3(found.NormalX[lane], found.NormalY[lane], found.NormalZ[lane]);
            if (mesh.Parts[hit.Part].Smooth)
            {
                float u = found.U[lane], v = found.V[lane];
                var smooth = mesh.Normals[triangle.A] * (1 - u - v) + mesh.Normals[triangle.B] * u + mesh.Normals[triangle.C] * v;
                if (smooth.LengthSquared() > 1e-6f && (mesh.Parts[hit.Part].Material is Leaves || ShowSameSide(smooth, normal, ray)))
                    normal = smooth;
            }
        }
        else
        {
            var sphere = mesh.Spheres[number];
            hit.Part = mesh.SphereParts[number];
            hit.Depth = SphereDepth(start, ray, sphere);
            normal = start + ray * hit.Depth - sphere.AsVector3();
        }
        normal = Vector3.Normalize(normal);
        var slant = Vector3.Dot(normal, ray);
        hit.Normal = slant > 0 ? -normal : normal;
        hit.Position = start + ray * hit.Depth;

        ref readonly var part = ref mesh.Parts[hit.Part];
        // A pixel covers a stretched patch on a slanted surface; its geometric mean blurs and flickers least.
        var cosine = MathF.Max(0.02f, MathF.Abs(slant) / ray.Length());
        var footprint = (hit.Depth + behind) * eye.PixelSize / MathF.Sqrt(cosine);
        Vector3 local = part.Frame.ToLocal(hit.Position), facing = part.Frame.Unrotate(hit.Normal);
        var point = coarse?.Point(hit.Part, local, facing, footprint, (uint)number) ?? new SurfacePoint(local, facing, footprint, (uint)number);
        if (isTriangle && part.Material is Skin)
            point = Painted(point, mesh.Triangles[number], found.U[lane], found.V[lane]);
        part.Material.Shade(point, ref hit.Surface);
        weather.Settle(ref hit.Surface, hit.Position, hit.Normal, footprint, part.Tag.Semantic);
    }

    // What the vertices carry, interpolated. The picture's density is that of the triangle: the root of its area in the picture over its area in the world.
    private SurfacePoint Painted(in SurfacePoint point, in Triangle triangle, float u, float v)
    {
        Vector3 a = mesh.Paints[triangle.A], b = mesh.Paints[triangle.B], c = mesh.Paints[triangle.C], ab = b - a, ac = c - a;
        var area = Vector3.Cross(mesh.Positions[triangle.B] - mesh.Positions[triangle.A], mesh.Positions[triangle.C] - mesh.Positions[triangle.A]).Length();
        return point with { Paint = a + ab * u + ac * v, PaintFootprint = point.Footprint * MathF.Sqrt(MathF.Abs(ab.X * ac.Y - ab.Y * ac.X) / area) };
    }

    // At the outline of a coarse body the smooth normal may point away from the eye although the facet is seen: light would then come
    // from inside. Which way the facet's own normal points is chance. (Leaves borrow their normals from the crown, not from the facet.)
    private static bool ShowSameSide(Vector3 smooth, Vector3 facet, Vector3 ray) =>
        Vector3.Dot(smooth, ray) * Vector3.Dot(facet, ray) * Vector3.Dot(smooth, facet) >= 0;

    // Embree's single precision loses digits on large triangles seen at a grazing angle; the plane in double precision does not.
    private static float PlaneDepth(Vector3 start, Vector3 ray, Vector3 a, Vector3 b, Vector3 c)
    {
        double ux = (double)b.X - a.X, uy = (double)b.Y - a.Y, uz = (double)b.Z - a.Z;
        double vx = (double)c.X - a.X, vy = (double)c.Y - a.Y, vz = (double)c.Z - a.Z;
        double nx = uy * vz - uz * vy, ny = uz * vx - ux * vz, nz = ux * vy - uy * vx;
        var height = ((double)a.X - start.X) * nx + ((double)a.Y - start.Y) * ny + ((double)a.Z - start.Z) * nz;
        return (float)(height / (ray.X * nx + ray.Y * ny + ray.Z * nz));
    }

    private static float SphereDepth(Vector3 start, Vector3 ray, Vector4 sphere)
    {
        double x = (double)sphere.X - start.X, y = (double)sphere.Y - start.Y, z = (double)sphere.Z - start.Z;
        var a = (double)ray.X * ray.X + (double)ray.Y * ray.Y + (double)ray.Z * ray.Z;
        var b = ray.X * x + ray.Y * y + ray.Z * z;
        var c = x * x + y * y + z * z - (double)sphere.W * sphere.W;
        var root = Math.Sqrt(Math.Max(0, b * b - a * c));
        return (float)((c > 0 ? b - root : b + root) / a);
    }
}
