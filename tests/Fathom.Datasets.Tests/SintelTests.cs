using System.Runtime.InteropServices;
using System.Text;

namespace Fathom.Datasets.Tests;

public sealed class SintelTests : Layout
{
    [Fact]
    public void Frames_come_by_scene_and_number_with_their_depth()
    {
        foreach (var name in new[] { "alley_1/frame_0002", "alley_1/frame_0001", "ambush_2/frame_0001" })
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(this[$"training/final/{name}"])!);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(this[$"training/depth/{name}"])!);
            new Image(3, 2).Save(this[$"training/final/{name}.png"]);
            Depth($"training/depth/{name}.dpt", 3, 2, 1, 2, 3, 4.5f, 71, 1e10f);
        }

        var frames = Sintel.Read(Path).ToList();

        Assert.Equal(["alley_1_frame_0001", "alley_1_frame_0002", "ambush_2_frame_0001"], frames.Select(frame => frame.Name));
        Assert.All(frames, frame => Assert.Equal(72, frame.Cap));
        var depth = frames[0].Load().Depth;
        Assert.Equal((3, 2, DepthKind.MetricDepth), (depth.Width, depth.Height, depth.Kind));
        Assert.Equal([1, 2, 3, 4.5f, 71, 1e10f], depth.Values);
    }

    [Fact]
    public void What_is_occluded_may_be_left_out()
    {
        Pictures(2, 2, "training/final/alley_1/frame_0001.png", "training/final/alley_1/frame_0002.png");
        Directory.CreateDirectory(this["training/depth/alley_1"]);
        foreach (var frame in new[] { 1, 2 })
            Depth($"training/depth/alley_1/frame_000{frame}.dpt", 2, 2, 1, 2, 3, 4);
        Grey("training/occlusions/alley_1/frame_0001.png", 2, 0, 255, 255, 0);

        Assert.Equal([true, false, false, true], Known(Sintel.Read(Path, withoutOccluded: true).First().Load().Depth));
        Assert.Equal([true, true, true, true], Known(Sintel.Read(Path, withoutOccluded: true).Last().Load().Depth));
        Assert.Equal([true, true, true, true], Known(Sintel.Read(Path).First().Load().Depth));
        Grey("training/occlusions/alley_1/frame_0001.png", 1, 0, 255);
        Assert.Contains("a mask of 1×2 pixels for depth of 2×2.", Assert.Throws<DatasetException>(() => Sintel.Read(Path, withoutOccluded: true).First().Load()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_tag_is_PIEH_in_the_file()
    {
        Depth("a.dpt", 1, 1, 5);
        Assert.Equal("PIEH", Encoding.ASCII.GetString(File.ReadAllBytes(this["a.dpt"])[..4]));
    }

    [Fact]
    public void What_is_no_depth_of_Sintel_is_named()
    {
        Write("text.dpt", "no depth of anything"u8);
        Write("short.dpt", "PIEH"u8);
        Depth("cut.dpt", 3, 2, 1, 2, 3);
        Depth("giant.dpt", int.MaxValue, int.MaxValue);
        Depth("negative.dpt", -1, -1, 1);

        Refused("text.dpt", "begins with the number 202021.25");
        Refused("short.dpt", "begins with the number 202021.25");
        Refused("cut.dpt", "3×2 pixels, and it has 24 bytes. Is it cut off?");
        Refused("giant.dpt", "2147483647×2147483647 pixels");
        Refused("negative.dpt", "-1×-1 pixels");
        Refused("none.dpt", "there is no such file");
        Assert.Contains("training/final: there is no such folder", Assert.Throws<DatasetException>(() => Sintel.Read(Path)).Message, StringComparison.Ordinal);

        void Refused(string file, string problem) =>
            Assert.Contains(problem, Assert.Throws<DatasetException>(() => new SintelDepth(this[file]).Read(3, 2)).Message, StringComparison.Ordinal);
    }

    private void Depth(string name, int width, int height, params float[] metres) =>
        Write(name, [.. BitConverter.GetBytes(202021.25f), .. BitConverter.GetBytes(width), .. BitConverter.GetBytes(height), .. MemoryMarshal.AsBytes(metres.AsSpan())]);
}
