using System.Numerics;
using Fathom.Worlds.Embree;

namespace Fathom.Worlds.Rendering;

/// <summary>Anti-aliasing: pixels that lie on a visible edge get three more rays beside the one through their centre.</summary>
internal sealed class EdgeSmoother(Tracer tracer, Shader shader, Eye eye, Glazing? glazing)
{
    private const int RaysPerPixel = 3, PixelsPerPacket = RayPacket.Size / RaysPerPixel;
    private const float VisibleContrast = 0.06f, SameFacing = 0.8f;

    // No two rays share a row or a column, so that near-level edges are smoothed too.
    private static ReadOnlySpan<float> OffsetX => [-0.35f, 0.38f, -0.03f];
    private static ReadOnlySpan<float> OffsetY => [-0.24f, -0.18f, 0.42f];

    private readonly int[] pending = new int[PixelsPerPacket];
    private readonly Vector3[] rays = new Vector3[RayPacket.Size];
    private readonly Hit[] hits = new Hit[RayPacket.Size];
    private readonly GlassView[] views = [.. Enumerable.Repeat(GlassView.Free, RayPacket.Size)];
    private int count;

    /// <summary>Replaces the buffer's radiance on edges.</summary>
    public void Smooth(SurfaceBuffer buffer)
    {
        for (var y = 0; y < buffer.Height; y++)
            for (var x = 0; x < buffer.Width; x++)
                if (IsEdge(buffer, x, y))
                {
                    pending[count++] = y * buffer.Width + x;
                    if (count == PixelsPerPacket)
                        Flush(buffer);
                }
        Flush(buffer);
    }

    private bool IsEdge(SurfaceBuffer buffer, int x, int y)
    {
        var i = y * buffer.Width + x;
        return x > 0 && Differ(buffer, i, i - 1) || x + 1 < buffer.Width && Differ(buffer, i, i + 1)
            || y > 0 && Differ(buffer, i, i - buffer.Width) || y + 1 < buffer.Height && Differ(buffer, i, i + buffer.Width);
    }

    // Where both sides have the same brightness, more rays would not show.
    private bool Differ(SurfaceBuffer buffer, int i, int j)
    {
        if (buffer.Parts[i] == buffer.Parts[j] && (buffer.Parts[i] == SurfaceBuffer.Sky
            || Vector3.Dot(buffer.Normals[i], buffer.Normals[j]) >= SameFacing) && glazing?.Differ(buffer, i, j) != true)
            return false;
        Vector3 a = buffer.Radiance[i], b = buffer.Radiance[j], difference = Vector3.Abs(a - b), visible = (a + b) * VisibleContrast;
        return difference.X > visible.X || difference.Y > visible.Y || difference.Z > visible.Z;
    }

    private void Flush(SurfaceBuffer buffer)
    {
        if (count == 0)
            return;
        for (var p = 0; p < count; p++)
            for (var k = 0; k < RaysPerPixel; k++)
                rays[p * RaysPerPixel + k] = eye.Ray(pending[p] % buffer.Width + OffsetX[k], pending[p] / buffer.Width + OffsetY[k]);
        tracer.Trace(rays.AsSpan(0, count * RaysPerPixel), hits);
        glazing?.Follow(hits.AsSpan(0, count * RaysPerPixel), views);
        for (var p = 0; p < count; p++)
        {
            var sum = buffer.Radiance[pending[p]];
            for (var k = 0; k < RaysPerPixel; k++)
                sum += views[p * RaysPerPixel + k].Of(Colour(buffer, pending[p], hits[p * RaysPerPixel + k]));
            buffer.Radiance[pending[p]] = sum / (RaysPerPixel + 1);
        }
        count = 0;
    }

    private Vector3 Colour(SurfaceBuffer buffer, int pixel, in Hit hit)
    {
        if (hit.Part == SurfaceBuffer.Sky)
            return shader.Sky(hit.Position);
        // Through glass before the sky a ray may meet what no pixel around it shows.
        var nearest = Nearest(buffer, pixel, hit);
        return shader.Colour(hit.Surface, hit.Position, hit.Normal, nearest < 0 ? shader.Guess(hit.Position, hit.Normal) : buffer.Light[nearest]);
    }

    // The pixel around this one whose surface is most like the ray's, to borrow its light; -1 where all show the sky, which has none.
    private static int Nearest(SurfaceBuffer buffer, int pixel, in Hit hit)
    {
        if (buffer.Parts[pixel] == hit.Part && Vector3.Dot(buffer.Normals[pixel], hit.Normal) > SameFacing)
            return pixel;
        int x = pixel % buffer.Width, y = pixel / buffer.Width, best = -1;
        var least = float.PositiveInfinity;
        for (var ny = Math.Max(0, y - 1); ny <= Math.Min(buffer.Height - 1, y + 1); ny++)
            for (var nx = Math.Max(0, x - 1); nx <= Math.Min(buffer.Width - 1, x + 1); nx++)
            {
                var i = ny * buffer.Width + nx;
                if (buffer.Parts[i] == SurfaceBuffer.Sky)
                    continue;
                var unlike = Vector3.DistanceSquared(buffer.Positions[i], hit.Position) / (hit.Depth * hit.Depth)
                    + 0.05f * (1 - Vector3.Dot(buffer.Normals[i], hit.Normal));
                if (unlike < least)
                    (least, best) = (unlike, i);
            }
        return best;
    }
}
