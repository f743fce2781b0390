using Fathom.Worlds.Cameras;
using Fathom.Worlds.Geometry;

namespace Fathom.Worlds;

/// <summary>A rendered picture and all that is known of it.</summary>
public sealed class WorldFrame
{
    private readonly World world;
    private readonly Viewpoint viewpoint;
    private readonly Frame[] bodies;
    private readonly short[] bodyOf;

    internal WorldFrame(World world, Image image, DepthMap depth, Viewpoint viewpoint, Frame[] bodies, short[] bodyOf)
    {
        (this.world, Image, Depth, this.viewpoint, this.bodies, this.bodyOf) = (world, image, depth, viewpoint, bodies, bodyOf);
        Pose = viewpoint.ToPose();
    }

    /// <summary>The picture, as a camera would store it.</summary>
    public Image Image { get; }

    /// <summary>Metres along the optical axis at each pixel's centre, +∞ for sky, with the camera. Of see-through glass it is the depth of the glass, the first surface, whatever the picture shows behind it; so are
    /// normals and labels.</summary>
    public DepthMap Depth { get; }

    /// <summary>The lens's distortion of picture and ground truth; null: a pinhole. Pixels of a distorted frame are undone (<see cref="Worlds.Distortion.Undistort(Camera, double, double)"/>) before the
    /// camera of <see cref="Depth"/> projects them back.</summary>
    public Distortion? Distortion { get; init; }

    /// <summary>From the camera's coordinates (x right, y down, z forward) to the world's (x right of the road, y along it, z up), metres.</summary>
    public Pose Pose { get; }

    /// <summary>H×W×3: unit normals towards the camera, in its coordinates; 0 for sky.</summary>
    public required float[] Normals { get; init; }

    /// <summary>H×W: what each pixel shows.</summary>
    public required Semantic[] Semantics { get; init; }

    /// <summary>H×W: which thing each pixel shows, the same number in every frame of a world; 0 for sky and what is no thing.</summary>
    public required int[] Things { get; init; }

    /// <summary>Deconstructs into picture and depth.</summary>
    public void Deconstruct(out Image image, out DepthMap depth) => (image, depth) = (Image, Depth);

    /// <summary>Optical flow to another frame of the same world: another time, another eye, or both. Moving things are followed; the sky turns with the camera.</summary>
    /// <param name="other">A frame of the same world; any size.</param>
    /// <exception cref="ArgumentException">It is a frame of another world.</exception>
    public WorldFlow FlowTo(WorldFrame other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if ((other.world.Family, other.world.Seed, other.world.Assets?.Hash) != (world.Family, world.Seed, world.Assets?.Hash))
            throw new ArgumentException(
                $"Flow leads to another frame of the same world: from {world.Family} {world.Seed} there is none to {other.world.Family} {other.world.Seed}.", nameof(other));
        var camera = Depth.Camera!;
        var flow = new WorldFlow(camera.Width, camera.Height, new float[bodyOf.Length], new float[bodyOf.Length], new bool[bodyOf.Length]);
        for (var i = 0; i < bodyOf.Length; i++)
        {
            int x = i % camera.Width, y = i / camera.Width;
            var (px, py) = Distortion?.Undistort(camera, x, y) ?? (x, y);
            var place = other.Locate(this, i, camera.BackProject(px, py, 1));
            if (!(place.Z > 0))
            {
                (flow.U[i], flow.V[i]) = (float.NaN, float.NaN);
                continue;
            }
            var (u, v) = other.Depth.Camera!.Project(place);
            if (other.Distortion is not null)
                (u, v) = other.Distortion.Distort(other.Depth.Camera!, u, v);
            (flow.U[i], flow.V[i]) = ((float)(u - x), (float)(v - y));
            flow.Visible[i] = other.Shows(Things[i], float.IsInfinity(Depth.Values[i]) ? double.PositiveInfinity : place.Z, u, v);
        }
        return flow;
    }

    // What another frame sees along one of its rays, in this frame's camera coordinates; sky keeps its direction only.
    private Point3 Locate(WorldFrame from, int i, Point3 ray)
    {
        double depth = from.Depth.Values[i];
        if (double.IsInfinity(depth))
            return viewpoint.Unrotate(from.viewpoint.Rotate(ray));
        var place = from.viewpoint.ToWorld(new Point3(ray.X * depth, ray.Y * depth, depth));
        if (from.bodyOf[i] >= 0)
            place = bodies[from.bodyOf[i]].ToWorldExactly(from.bodies[from.bodyOf[i]].ToLocalExactly(place));
        return viewpoint.ToCamera(place);
    }

    // One of the four pixels around a point shows that thing at that depth.
    private bool Shows(int thing, double depth, double u, double v)
    {
        const double tolerance = 0.02;
        for (var dy = 0; dy < 2; dy++)
            for (var dx = 0; dx < 2; dx++)
            {
                double x = Math.Floor(u) + dx, y = Math.Floor(v) + dy;
                if (!(x >= 0 && x < Depth.Width && y >= 0 && y < Depth.Height))
                    continue;
                var i = (int)y * Depth.Width + (int)x;
                if (Things[i] == thing && (Depth.Values[i] == depth || Math.Abs(Depth.Values[i] - depth) < tolerance * depth))
                    return true;
            }
        return false;
    }
}
