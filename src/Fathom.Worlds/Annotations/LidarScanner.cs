namespace Fathom.Worlds.Annotations;

/// <summary>A turning laser scanner on the roof: rings of points, fewer on what is dark, far or grazed. It stands above and behind the camera, so that near the outlines of things it also sees what they hide, as the scanners of KITTI do.</summary>
/// <param name="Beams">Rings.</param>
/// <param name="Highest">Elevation of the highest ring in degrees.</param>
/// <param name="Lowest">Elevation of the lowest ring in degrees.</param>
/// <param name="Step">Degrees from one point of a ring to the next.</param>
/// <param name="Range">Metres.</param>
internal sealed record LidarScanner(int Beams, double Highest, double Lowest, double Step, double Range)
{
    private const float RangeNoise = 0.02f, DropOut = 0.05f;

    // KITTI's scanner stands 8 cm above and 27 cm behind the left colour camera.
    private static readonly Pose Mount = Pose.FromAxisAngle(default, new Point3(0, -0.08, -0.27));

    /// <summary>Velodyne HDL-64E.</summary>
    public static readonly LidarScanner Hdl64 = new(64, 2, -24.8, 0.17, 120);

    /// <summary>Velodyne HDL-32E.</summary>
    public static readonly LidarScanner Hdl32 = new(32, 10.67, -30.67, 0.33, 100);

    /// <summary>The scan, seen from the camera.</summary>
    public DepthMap Scan(WorldStage stage, Shot shot, WorldFrame frame, Dice dice)
    {
        var camera = shot.Camera;
        // The scanner's own view: the same lens, a little wider, so that rings do not end before the picture does.
        var wide = new Camera(camera.Width + camera.Width / 4, camera.Height + camera.Height / 4, camera.Fx, camera.Fy, camera.Cx + camera.Width / 8, camera.Cy + camera.Height / 8);
        var seen = stage.Render(shot with { Camera = wide, Style = Style.Flat, Offset = (shot.Offset ?? Pose.Identity) * Mount });
        var toCamera = frame.Pose.Inverse() * seen.Pose;
        // Rings are level with the world, however the camera is tilted.
        var level = seen.Pose.Inverse();

        var (values, valid) = (new float[camera.Width * camera.Height], new bool[camera.Width * camera.Height]);
        for (var ring = 0; ring < Beams; ring++)
        {
            var elevation = (Highest + (Lowest - Highest) * ring / (Beams - 1)) * Math.PI / 180;
            for (var azimuth = 0.0; azimuth < 360; azimuth += Step)
            {
                var dropped = dice.Chance(DropOut);
                var noise = dice.Normal(0, RangeNoise);
                var (sin, cos) = Math.SinCos(azimuth * Math.PI / 180);
                var ray = Turned(level, new Point3(sin * Math.Cos(elevation), cos * Math.Cos(elevation), Math.Sin(elevation)));
                if (ray.Z <= 0.05)
                    continue;
                var (u, v) = wide.Project(ray);
                int x = (int)Math.Round(u), y = (int)Math.Round(v);
                if (x < 0 || y < 0 || x >= wide.Width || y >= wide.Height || dropped)
                    continue;
                var i = y * wide.Width + x;
                var range = seen.Depth.Values[i] / ray.Z;
                if (range > Range || !Returns(seen, i, ray, range, dice))
                    continue;
                Place(toCamera.Transform(new Point3(ray.X * (range + noise), ray.Y * (range + noise), ray.Z * (range + noise))), camera, values, valid);
            }
        }
        return new DepthMap(camera.Width, camera.Height, values, DepthKind.MetricDepth, valid, camera);
    }

    // Glass lets the beam through or mirrors it away; grazed and far surfaces send little back.
    private bool Returns(WorldFrame seen, int i, Point3 ray, double range, Dice dice)
    {
        var cosine = -(seen.Normals[3 * i] * ray.X + seen.Normals[3 * i + 1] * ray.Y + seen.Normals[3 * i + 2] * ray.Z);
        var strength = Math.Sqrt(Math.Max(0, cosine)) * (1.2 - range / Range);
        return seen.Semantics[i] != Semantic.Window && dice.Chance((float)Math.Clamp(4 * strength, 0, 1));
    }

    // The nearest point of a pixel stays, as when scans are projected.
    private static void Place(Point3 point, Camera camera, float[] values, bool[] valid)
    {
        if (point.Z <= 0.1)
            return;
        var (u, v) = camera.Project(point);
        int x = (int)Math.Round(u), y = (int)Math.Round(v);
        if (x < 0 || y < 0 || x >= camera.Width || y >= camera.Height)
            return;
        var i = y * camera.Width + x;
        if (!valid[i] || point.Z < values[i])
            (values[i], valid[i]) = ((float)point.Z, true);
    }

    // A direction: the pose without its translation.
    private static Point3 Turned(Pose pose, Point3 direction)
    {
        var (tip, foot) = (pose.Transform(direction), pose.Translation);
        return new(tip.X - foot.X, tip.Y - foot.Y, tip.Z - foot.Z);
    }
}
