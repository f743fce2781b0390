using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Fathom.Torch.Tests;

/// <summary>The variants named after torch, which are computed without it, against libtorch itself.</summary>
public sealed class ResizingTests
{
    private const int Width = 23, Height = 17;

    private static readonly Dictionary<Resizing, (InterpolationMode Mode, bool? AlignCorners, bool Antialias)> Modes = new()
    {
        [Resizing.TorchNearest] = (InterpolationMode.Nearest, null, false),
        [Resizing.TorchNearestExact] = (InterpolationMode.NearestExact, null, false),
        [Resizing.TorchBilinear] = (InterpolationMode.Bilinear, false, false),
        [Resizing.TorchBilinearAlignCorners] = (InterpolationMode.Bilinear, true, false),
        [Resizing.TorchBicubic] = (InterpolationMode.Bicubic, false, false),
        [Resizing.TorchBicubicAlignCorners] = (InterpolationMode.Bicubic, true, false),
        [Resizing.TorchArea] = (InterpolationMode.Area, null, false),
        [Resizing.TorchBilinearAntialias] = (InterpolationMode.Bilinear, false, true),
        [Resizing.TorchBicubicAntialias] = (InterpolationMode.Bicubic, false, true),
    };

    public static TheoryData<Resizing> Variants => [.. Enum.GetValues<Resizing>().Where(variant => variant.Name().StartsWith("torch-", StringComparison.Ordinal))];

    public static IEnumerable<(int Width, int Height)> Sizes => [(23, 17), (46, 34), (10, 7), (31, 9), (7, 40), (1, 1), (2, 3), (24, 16), (101, 5)];

    [Theory]
    [MemberData(nameof(Variants))]
    public void Depth_maps_agree_with_libtorch(Resizing variant)
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        var source = randn([1, 1, Height, Width]);
        var map = new DepthMap(Width, Height, source.data<float>().ToArray(), DepthKind.AffineInverseDepth);
        foreach (var (width, height) in Sizes)
            Assert.Equal(Interpolate(source, width, height, variant), map.Resize(width, height, variant).Values, (a, b) => Math.Abs(a - b) < 2e-5);
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void Thin_sources_agree_with_libtorch(Resizing variant)
    {
        using var scope = NewDisposeScope();
        manual_seed(2);
        foreach (var (fromWidth, fromHeight) in new[] { (1, 1), (2, 1), (3, 2), (1, 30) })
        {
            var source = randn([1, 1, fromHeight, fromWidth]);
            var map = new DepthMap(fromWidth, fromHeight, source.data<float>().ToArray(), DepthKind.AffineInverseDepth);
            foreach (var (width, height) in Sizes)
                Assert.Equal(Interpolate(source, width, height, variant), map.Resize(width, height, variant).Values, (a, b) => Math.Abs(a - b) < 2e-5);
        }
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void Pictures_are_libtorchs_floats_rounded(Resizing variant)
    {
        using var scope = NewDisposeScope();
        manual_seed(3);
        var planes = randint(0, 256, [1, 3, Height, Width]).to_type(ScalarType.Float32);
        var pixels = planes.permute(0, 2, 3, 1).contiguous().data<float>().ToArray();
        var picture = new Image(Width, Height, Array.ConvertAll(pixels, value => (byte)value));
        foreach (var (width, height) in Sizes)
        {
            var expected = Interpolated(planes, width, height, variant).permute(0, 2, 3, 1).contiguous().data<float>().ToArray();
            // Halfway between two bytes the last bit of a float decides.
            Assert.All(expected.Zip(picture.Resize(width, height, variant).Pixels), pair => Assert.InRange(pair.Second, Math.Clamp(pair.First, 0, 255) - 0.501f, Math.Clamp(pair.First, 0, 255) + 0.501f));
        }
    }

    private static float[] Interpolate(Tensor source, int width, int height, Resizing variant) => Interpolated(source, width, height, variant).data<float>().ToArray();

    private static Tensor Interpolated(Tensor source, int width, int height, Resizing variant)
    {
        var (mode, align, antialias) = Modes[variant];
        return F.interpolate(source, size: [height, width], mode: mode, align_corners: align, antialias: antialias);
    }
}
