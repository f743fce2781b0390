using Fathom.Datasets;

namespace Fathom.Evaluation.Tests;

/// <summary>Frames without files.</summary>
internal static class MemoryFrame
{
    public static DatasetFrame Of(string name, DepthMap depth, string place = "", string condition = "", double cap = 80, Image? image = null) =>
        new() { Name = name, Picture = new Picture(name, image ?? new Image(depth.Width, depth.Height)), Depth = new Depth(name, depth), Place = place, Condition = condition, Cap = cap };

    public static DatasetFrame Of(DepthSample sample) => Of(sample.Name, sample.Depth, sample.Place, sample.Condition, sample.Cap, sample.Image) with { Crop = sample.Crop };

    private sealed record Picture(string Path, Image Image) : FramePicture(Path)
    {
        public override Image Read() => Image;

        public override (int Width, int Height) Size() => (Image.Width, Image.Height);
    }

    private sealed record Depth(string Path, DepthMap Map) : DepthFile(Path)
    {
        public override DepthMap Read(int width, int height) => Map;
    }
}
