using System.Globalization;
using Fathom.Worlds;

namespace Fathom.Datasets.Rendering;

/// <summary>The files of a rendered data set in the layout of Virtual KITTI 2: <c>SceneNN/CONDITION/frames/KIND/Camera_C/…</c>.</summary>
/// <param name="root">The data set's folder.</param>
internal sealed class VirtualKittiFolder(string root)
{
    /// <summary>Steps of the depth files per metre (centimetres); 65535 is the sky and all beyond 655.35 m.</summary>
    public const double DepthScale = 100;

    /// <summary>The folder of a scene under a condition.</summary>
    public static string Variation(int scene, Condition condition) => $"Scene{scene:00}/{condition.ToString().ToLowerInvariant()}";

    /// <summary>A file's name, relative to the root.</summary>
    public static string Name(int scene, Condition condition, string kind, int camera, string prefix, int frame, string extension) =>
        string.Create(CultureInfo.InvariantCulture, $"{Variation(scene, condition)}/frames/{kind}/Camera_{camera}/{prefix}_{frame:00000}.{extension}");

    /// <summary>Writes picture, depth, labels, things and normals of a frame.</summary>
    public void Write(WorldFrame world, int scene, Condition condition, int camera, int frame)
    {
        var (width, height) = (world.Image.Width, world.Image.Height);
        world.Image.Save(Make(Name(scene, condition, "rgb", camera, "rgb", frame, "jpg")));
        Png16.Save(Make(Name(scene, condition, "depth", camera, "depth", frame, "png")),
            Array.ConvertAll(world.Depth.Values, metres => (ushort)Math.Clamp(Math.Round(metres * DepthScale), 1, ushort.MaxValue)), width, height);
        Semantics.Colorize(world.Semantics, width, height).Save(Make(Name(scene, condition, "classSegmentation", camera, "classgt", frame, "png")));
        Png16.Save(Make(Name(scene, condition, "instanceSegmentation", camera, "instancegt", frame, "png")),
            Array.ConvertAll(world.Things, thing => (ushort)Math.Min(thing, ushort.MaxValue)), width, height);
        Png16.Save(Make(Name(scene, condition, "normals", camera, "normal", frame, "png")),
            Array.ConvertAll(world.Normals, share => (ushort)Math.Round((share + 1) / 2 * ushort.MaxValue)), width, height);
    }

    /// <summary>Writes flow to the next or from the frame before as Virtual KITTI 2 does: red and green are the displacement as a share of width and height from −1 to 1, blue is 0 where there is none.</summary>
    public void Write(FlowField flow, string kind, string prefix, int scene, Condition condition, int camera, int frame)
    {
        var samples = new ushort[3 * flow.U.Length];
        for (var i = 0; i < flow.U.Length; i++)
        {
            double x = flow.U[i] / (flow.Width - 1.0), y = flow.V[i] / (flow.Height - 1.0);
            if (Math.Abs(x) <= 1 && Math.Abs(y) <= 1)
                (samples[3 * i], samples[3 * i + 1], samples[3 * i + 2]) = (Share(x), Share(y), ushort.MaxValue);
        }
        Png16.Save(Make(Name(scene, condition, kind, camera, prefix, frame, "png")), samples, flow.Width, flow.Height);

        static ushort Share(double share) => (ushort)Math.Round((share + 1) / 2 * ushort.MaxValue);
    }

    private string Make(string name)
    {
        var path = Path.Combine(root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }
}
