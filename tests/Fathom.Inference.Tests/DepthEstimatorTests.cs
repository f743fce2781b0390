using Fathom.Networks;
using Fathom.Tests;
using Google.Protobuf;
using Onnx;

namespace Fathom.Inference.Tests;

public sealed class DepthEstimatorTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_picture_of_the_input_size_gives_the_closed_form_of_the_network()
    {
        using var estimator = Mean();
        var picture = Noise(96, 64, 1);

        var depth = estimator.Estimate(picture);

        var (mean, std) = (TinyNetwork.Description.Mean, TinyNetwork.Description.Std);
        var expected = Enumerable.Range(0, 96 * 64).Select(pixel =>
            Enumerable.Range(0, 3).Average(channel => (picture.Pixels[3 * pixel + channel] / 255.0 - mean[channel]) / std[channel]));
        Assert.Equal(DepthKind.AffineInverseDepth, depth.Kind);
        Assert.Null(depth.Valid);
        Assert.All(expected.Zip(depth.Values), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
    }

    [Fact]
    public void Another_size_is_resized_there_and_back_by_the_named_variants()
    {
        using var estimator = Mean();
        var picture = Noise(300, 150, 2);

        var depth = estimator.Estimate(picture);

        var size = InputSize.For(300, 150, TinyNetwork.Description.InputArea, 32);
        var small = estimator.Estimate(picture.Resize(size.Width, size.Height, Resizing.OpenCvArea));
        Assert.NotEqual((300, 150), (size.Width, size.Height));
        Assert.Equal((300, 150), (depth.Width, depth.Height));
        Assert.Equal(small.Resize(300, 150, Resizing.OpenCvLinear).Values, depth.Values);
    }

    [Fact]
    public void A_file_gives_the_bits_of_the_picture_in_it()
    {
        using var estimator = Mean();
        var picture = Noise(64, 40, 3);
        picture.Save(folder["a.png"]);

        var depth = estimator.Estimate(folder["a.png"], out var times);

        Assert.Equal(estimator.Estimate(picture).Values, depth.Values);
        Assert.All([times.Decode, times.Prepare, times.Network, times.Finish], time => Assert.True(time > TimeSpan.Zero));
    }

    [Fact]
    public async Task Many_threads_get_the_bits_that_one_gets()
    {
        using var estimator = Load(TinyNetwork.Slow(layers: 3, channels: 16), new DepthEstimatorOptions { Threads = 2 });
        var pictures = Enumerable.Range(0, 16).Select(i => Noise(90 + 7 * i, 60 + 5 * i, i)).ToList();
        var alone = pictures.Select(picture => estimator.Estimate(picture)).ToList();

        var together = await Task.WhenAll(pictures.Select(picture => Task.Run(() => estimator.Estimate(picture))));

        Assert.All(alone.Zip(together), pair => Assert.Equal(pair.First.Values, pair.Second.Values));
    }

    [Fact]
    public void Cancelling_stops_the_network_in_the_middle_and_leaves_it_usable()
    {
        using var estimator = Load(TinyNetwork.Slow(layers: 40, channels: 32), new DepthEstimatorOptions { InputArea = 96 * 96 });
        var picture = Noise(96, 96, 4);
        estimator.Estimate(picture, out var whole);
        using var source = new CancellationTokenSource(whole.Network / 20);

        var watch = System.Diagnostics.Stopwatch.StartNew();
        var error = Assert.ThrowsAny<OperationCanceledException>(() => estimator.Estimate(picture, source.Token));

        Assert.True(watch.Elapsed < whole.Network / 2, $"stopped after {watch.Elapsed}, a whole run takes {whole.Network}");
        Assert.Equal(source.Token, error.CancellationToken);
        Assert.Equal(96 * 96, estimator.Estimate(picture).Values.Length);
    }

    [Fact]
    public void A_cancelled_token_stops_before_any_work()
    {
        using var estimator = Mean();

        Assert.ThrowsAny<OperationCanceledException>(() => estimator.Estimate(Noise(32, 32, 5), new CancellationToken(canceled: true)));
    }

    [Fact]
    public void The_caller_may_choose_the_size()
    {
        using var finer = Mean(new DepthEstimatorOptions { InputArea = 4 * 64 * 96 });
        using var exact = Mean(new DepthEstimatorOptions { InputSize = new InputSize(32, 64) });

        Assert.Equal(new InputSize(192, 128), finer.InputSizeFor(300, 200));
        Assert.Equal(new InputSize(32, 64), exact.InputSizeFor(300, 200));
        Assert.Equal((300, 200), (exact.Estimate(Noise(300, 200, 6)).Width, exact.Estimate(Noise(300, 200, 6)).Height));
    }

    [Fact]
    public void A_network_of_a_fixed_size_sees_every_picture_at_it_unless_the_caller_chooses()
    {
        var fixedSize = TinyNetwork.Description with { Sizing = InputSizing.Fixed, PreferredSize = new InputSize(96, 64) };
        using var estimator = Load(TinyNetwork.Mean(fixedSize));
        using var area = Load(TinyNetwork.Mean(fixedSize), new DepthEstimatorOptions { InputArea = 4 * 64 * 96 });
        using var exact = Load(TinyNetwork.Mean(fixedSize), new DepthEstimatorOptions { InputSize = new InputSize(32, 64) });

        Assert.Equal([new InputSize(96, 64), new InputSize(96, 64)], [estimator.InputSizeFor(300, 200), estimator.InputSizeFor(10, 2000)]);
        Assert.Equal(new InputSize(192, 128), area.InputSizeFor(300, 200));
        Assert.Equal(new InputSize(32, 64), exact.InputSizeFor(300, 200));
    }

    [Fact]
    public void A_network_of_a_bounded_size_keeps_the_aspect_ratio_within_it()
    {
        using var estimator = Load(TinyNetwork.Mean(TinyNetwork.Description with { Sizing = InputSizing.UpperBound, PreferredSize = new InputSize(96, 96), InputArea = 96 * 96 }));

        Assert.Equal(new InputSize(96, 64), estimator.InputSizeFor(300, 200));
        Assert.Equal(new InputSize(32, 96), estimator.InputSizeFor(10, 2000));
        Assert.Equal((300, 200), (estimator.Estimate(Noise(300, 200, 9)).Width, estimator.Estimate(Noise(300, 200, 9)).Height));
    }

    // Worked out by hand: disparities 1 and 3 are mixed, not depths 1 and 1/3.
    [Fact]
    public void Where_a_network_computes_disparities_they_are_what_is_resized()
    {
        var description = TinyNetwork.Description with
        {
            Kind = DepthKind.RelativeDepth,
            Sizing = InputSizing.Fixed,
            PreferredSize = new InputSize(32, 32),
            InputArea = 32 * 32,
            Mean = [0, 0, 0],
            Std = [1, 1, 1],
            InputResizing = Resizing.OpenCvNearest,
            ComputesDisparity = true,
        };
        using var estimator = Load(TinyNetwork.Mean(description));
        // Columns of depth 1 and 1/3 in turn; twice as wide, each new column lies a quarter of a pixel beside an old one.
        var picture = new Image(64, 64);
        for (var i = 0; i < picture.Pixels.Length; i++)
            picture.Pixels[i] = (byte)(i / 3 % 64 / 2 % 2 == 0 ? 255 : 85);

        var depth = estimator.Estimate(picture);

        Assert.Equal(DepthKind.RelativeDepth, depth.Kind);
        for (var x = 0; x < 64; x++)
        {
            var (own, other) = x / 2 % 2 == 0 ? (1.0, 3.0) : (3.0, 1.0);
            var expected = x is 0 or 63 ? own : 0.75 * own + 0.25 * other;
            Assert.Equal(1 / expected, depth.Values[20 * 64 + x], 1e-6);
        }
    }

    [Fact]
    public void A_disparity_of_zero_is_infinitely_far_at_any_size()
    {
        var description = TinyNetwork.Description with { Kind = DepthKind.RelativeDepth, ComputesDisparity = true, OutputResizing = Resizing.TorchBicubic };
        using var estimator = Load(TinyNetwork.Far(description));

        Assert.All(estimator.Estimate(Noise(300, 200, 10)).Values, value => Assert.True(value > 0));
        Assert.Contains(float.PositiveInfinity, estimator.Estimate(new Image(300, 200)).Values);
    }

    [Fact]
    public void Options_that_do_not_fit_the_model_are_refused()
    {
        Assert.Contains("multiple of 32", Refused(new DepthEstimatorOptions { InputSize = new InputSize(33, 64) }), StringComparison.Ordinal);
        Assert.Contains("32×32", Refused(new DepthEstimatorOptions { InputArea = 1000 }), StringComparison.Ordinal);
        Assert.Contains("at most 16777216 pixels", Refused(new DepthEstimatorOptions { InputArea = int.MaxValue }), StringComparison.Ordinal);
        Assert.Contains("at most 16777216 pixels", Refused(new DepthEstimatorOptions { InputSize = new InputSize(1 << 16, 1 << 16) }), StringComparison.Ordinal);
        Refused(new DepthEstimatorOptions { Threads = 0 });

        string Refused(DepthEstimatorOptions options) => Assert.ThrowsAny<ArgumentException>(() => Mean(options)).Message;
    }

    [Fact]
    public void A_network_sees_no_picture_smaller_than_its_smallest_side()
    {
        var description = TinyNetwork.Description with { SmallestSide = 64 };
        using var estimator = Load(TinyNetwork.Mean(description), new DepthEstimatorOptions());

        Assert.Equal(new InputSize(96, 64), estimator.InputSizeFor(5000, 10));
        Assert.Equal((50, 10), (estimator.Estimate(Noise(50, 10, 8)).Width, estimator.Estimate(Noise(50, 10, 8)).Height));
        Assert.Contains("at least 64", Refused(new DepthEstimatorOptions { InputSize = new InputSize(96, 32) }), StringComparison.Ordinal);
        Assert.Contains("64×64", Refused(new DepthEstimatorOptions { InputArea = 4000 }), StringComparison.Ordinal);

        string Refused(DepthEstimatorOptions options) =>
            Assert.ThrowsAny<ArgumentException>(() => Load(TinyNetwork.Mean(description), options)).Message;
    }

    [Fact]
    public void A_disposed_estimator_refuses()
    {
        var estimator = Mean();
        estimator.Dispose();

        Assert.Throws<ObjectDisposedException>(() => estimator.Estimate(Noise(32, 32, 7)));
    }

    [Fact]
    public void The_default_model_is_looked_up_in_the_store()
    {
        folder.Write("fathom-s.onnx", TinyNetwork.Mean().ToByteArray());

        using var estimator = DepthEstimator.Load(options: new DepthEstimatorOptions { Store = new ModelStore(folder.Path) });

        Assert.Equal("tiny", estimator.Model.Name);
    }

    [Fact]
    public void Files_that_are_no_onnx_are_refused()
    {
        var whole = TinyNetwork.Slow(2, 8).ToByteArray();

        Assert.Contains("cannot be read as an ONNX network", Refused("text"u8.ToArray()), StringComparison.Ordinal);
        Assert.Contains("cannot be read as an ONNX network", Refused([]), StringComparison.Ordinal);
        Assert.Contains("cannot be read as an ONNX network", Refused(whole[..(whole.Length / 2)]), StringComparison.Ordinal);
        Assert.Throws<ModelNotFoundException>(() => DepthEstimator.Load(folder["missing.onnx"]));

        string Refused(byte[] content) =>
            Assert.Throws<ModelFormatException>(() => DepthEstimator.Load(folder.Write("a.onnx", content))).Message;
    }

    [Fact]
    public void An_onnx_file_that_is_no_depth_network_is_refused_with_what_it_lacks()
    {
        var foreign = TinyNetwork.Mean();
        foreign.Graph.Input[0] = TinyNetwork.Value("x", "N", 3, "H", "W");
        foreign.Graph.Node[0].Input[0] = "x";
        var bare = TinyNetwork.Mean();
        bare.MetadataProps.Clear();
        var isFixed = TinyNetwork.Mean();
        isFixed.Graph.Input[0] = TinyNetwork.Value("image", 1, 3, 64, 96);
        isFixed.Graph.Output[0] = TinyNetwork.Value("depth", 1, 64, 96);

        Assert.Contains("lacks one input 'image' of N×3×H×W floats (it has 'x' ?×3×?×?)", Refused(foreign), StringComparison.Ordinal);
        Assert.Contains("lacks the metadata fathom.*", Refused(bare), StringComparison.Ordinal);
        Assert.Contains("and one output 'depth' of N×H×W floats (it has 'depth' 1×64×96)", Refused(isFixed), StringComparison.Ordinal);

        string Refused(ModelProto model) => Assert.Throws<ModelFormatException>(() => Load(model)).Message;
    }

    private DepthEstimator Mean(DepthEstimatorOptions? options = null) => Load(TinyNetwork.Mean(), options);

    private DepthEstimator Load(ModelProto model, DepthEstimatorOptions? options = null) => DepthEstimator.Load(folder.Write("model.onnx", model.ToByteArray()), options);

    private static Image Noise(int width, int height, int seed)
    {
        var image = new Image(width, height);
        new Random(seed).NextBytes(image.Pixels);
        return image;
    }
}
