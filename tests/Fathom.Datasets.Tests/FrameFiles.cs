using Fathom.Tests;

namespace Fathom.Datasets.Tests;

/// <summary>A sequence of small PNG pictures with depth in a folder of its own: red tells the frame, green the column, blue the row; depth is 1 m + a centimetre a column + a metre a frame, the first column not measured.</summary>
internal sealed class FrameFiles : TemporaryFolder
{
    public const int Width = 24, Height = 16;

    public FrameFiles(int count, bool otherEye = false)
    {
        for (var n = 0; n < count; n++)
        {
            Save($"{n}.png", n);
            Save($"{n}-right.png", n + 100);
            var metres = new float[Width * Height];
            for (var i = 0; i < metres.Length; i++)
                metres[i] = 1 + n + 0.01f * (i % Width);
            new DepthMap(Width, Height, metres, DepthKind.MetricDepth, [.. metres.Select((_, i) => i % Width > 0)]).SavePng16(this[$"{n}-depth.png"], 1000);
        }
        Frames = [.. Enumerable.Range(0, count).Select(n => new DatasetFrame
        {
            Name = $"frame{n}",
            Picture = new(this[$"{n}.png"]),
            Depth = new Png16Depth(this[$"{n}-depth.png"], 1000),
            Intrinsics = (30, 32, 10, 7),
            PreviousPicture = n > 0 ? new(this[$"{n - 1}.png"]) : null,
            NextPicture = n + 1 < count ? new(this[$"{n + 1}.png"]) : null,
            OtherEye = otherEye ? new(this[$"{n}-right.png"]) : null,
            Baseline = otherEye ? 0.54 : 0,
        })];
    }

    public IReadOnlyList<DatasetFrame> Frames { get; }

    private void Save(string name, int red)
    {
        var picture = new Image(Width, Height);
        for (var i = 0; i < Width * Height; i++)
            (picture.Pixels[3 * i], picture.Pixels[3 * i + 1], picture.Pixels[3 * i + 2]) = ((byte)red, (byte)(10 * (i % Width)), (byte)(15 * (i / Width)));
        picture.Save(this[name]);
    }
}
