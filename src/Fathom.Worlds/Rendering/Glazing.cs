using System.Numerics;
using Fathom.Worlds.Embree;

namespace Fathom.Worlds.Rendering;

/// <summary>
/// See-through glass, thin: light goes straight through, weakened by each layer, and each layer adds its own colour and mirror image. While the glazing is open, the buffer holds what lies behind
/// the glass, so that light, mirrors and edges there are those of every other pixel; closed again, it holds the first surface, which is what depth and labels tell of. To shadow rays glass is opaque.
/// </summary>
internal sealed class Glazing(Tracer tracer, Shader shader, Eye eye)
{
    // A tumbler before another: four walls each. Behind more the next pane counts as opaque.
    private const int MostLayers = 8;

    private const float SameFacing = 0.8f;

    private readonly List<Pane> panes = [];
    private readonly Hit[] behind = new Hit[RayPacket.Size], met = new Hit[RayPacket.Size];
    private readonly GlassView[] views = new GlassView[RayPacket.Size];
    private readonly Vector3[] starts = new Vector3[RayPacket.Size], rays = new Vector3[RayPacket.Size];
    private readonly float[] distances = new float[RayPacket.Size];
    private readonly int[] lanes = new int[RayPacket.Size];

    /// <summary>Puts what lies behind the glass into the buffer.</summary>
    public void Open(SurfaceBuffer buffer)
    {
        if (buffer.Glass.Count > 0)
            Array.Clear(buffer.Panes, 0, buffer.Width * buffer.Height);
        for (var from = 0; from < buffer.Glass.Count; from += RayPacket.Size)
        {
            var count = Math.Min(RayPacket.Size, buffer.Glass.Count - from);
            for (var k = 0; k < count; k++)
                behind[k] = At(buffer, buffer.Glass[from + k]);
            Follow(behind.AsSpan(0, count), views);
            for (var k = 0; k < count; k++)
            {
                var i = buffer.Glass[from + k];
                panes.Add(new Pane(i, At(buffer, i), views[k]));
                buffer.Panes[i] = panes.Count;
                Put(buffer, i, behind[k]);
            }
        }
    }

    /// <summary>Draws the glass before what is behind it.</summary>
    public void Shade(SurfaceBuffer buffer)
    {
        foreach (var pane in panes)
            buffer.Radiance[pane.Pixel] = pane.View.Of(buffer.Radiance[pane.Pixel]);
    }

    /// <summary>Puts the glass back.</summary>
    public void Close(SurfaceBuffer buffer)
    {
        foreach (var pane in panes)
            Put(buffer, pane.Pixel, pane.First);
    }

    /// <summary>True where an edge of the glass lies between two pixels.</summary>
    public bool Differ(SurfaceBuffer buffer, int i, int j)
    {
        if (panes.Count == 0 || buffer.Panes[i] == 0 && buffer.Panes[j] == 0)
            return false;
        if (buffer.Panes[i] == 0 || buffer.Panes[j] == 0)
            return true;
        Hit one = panes[buffer.Panes[i] - 1].First, other = panes[buffer.Panes[j] - 1].First;
        return one.Part != other.Part || Vector3.Dot(one.Normal, other.Normal) < SameFacing;
    }

    /// <summary>Follows up to sixteen rays from the eye on through glass.</summary>
    /// <param name="hits">What they met first; becomes what lies behind the glass.</param>
    /// <param name="views">Becomes what the glass does.</param>
    public void Follow(Span<Hit> hits, Span<GlassView> views)
    {
        views[..hits.Length].Fill(GlassView.Free);
        for (var layer = 0; layer < MostLayers; layer++)
        {
            var count = 0;
            for (var k = 0; k < hits.Length; k++)
                if (hits[k].Surface.Clarity > 0)
                    lanes[count++] = k;
            if (count == 0)
                return;
            for (var j = 0; j < count; j++)
            {
                ref readonly var hit = ref hits[lanes[j]];
                var away = hit.Position - eye.Position;
                distances[j] = away.Length();
                rays[j] = Vector3.Reflect(away / distances[j], hit.Normal);
                starts[j] = eye.Lifted(hit.Position, hit.Normal);
            }
            // What farther layers mirror is hardly seen.
            if (layer == 0)
                Trace(count);
            for (var j = 0; j < count; j++)
            {
                ref readonly var hit = ref hits[lanes[j]];
                Vector3? image = layer == 0 ? shader.Mirrored(met[j], rays[j], null) : null;
                rays[j] = Vector3.Reflect(rays[j], hit.Normal);
                views[lanes[j]] = views[lanes[j]].Behind(shader.Glass(hit, rays[j], image));
                starts[j] = eye.Behind(hit.Position, hit.Normal);
            }
            Trace(count);
            for (var j = 0; j < count; j++)
                hits[lanes[j]] = met[j] with { Depth = distances[j] + met[j].Depth };
        }
    }

    private void Trace(int count) => tracer.Trace(starts.AsSpan(0, count), rays.AsSpan(0, count), distances.AsSpan(0, count), met);

    private static Hit At(SurfaceBuffer buffer, int i) =>
        new() { Part = buffer.Parts[i], Position = buffer.Positions[i], Normal = buffer.Normals[i], Surface = buffer.Surfaces[i] };

    private static void Put(SurfaceBuffer buffer, int i, in Hit hit) =>
        (buffer.Parts[i], buffer.Positions[i], buffer.Normals[i], buffer.Surfaces[i]) = (hit.Part, hit.Position, hit.Normal, hit.Surface);

    private readonly record struct Pane(int Pixel, Hit First, GlassView View);
}
