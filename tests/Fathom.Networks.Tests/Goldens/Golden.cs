using System.Text.Json;
using static TorchSharp.torch;

namespace Fathom.Networks.Tests.Goldens;

/// <summary>One file of numbers that an official implementation computed (see tests/goldens).</summary>
internal sealed class Golden(string name)
{
    private readonly JsonElement root = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "goldens", name + ".json"))).RootElement;

    /// <summary>The picture that was fed, of this phase.</summary>
    public Tensor Picture(double phase = 0)
    {
        var shape = root.GetProperty("input").EnumerateArray().Select(size => size.GetInt32()).ToArray();
        return Picture(shape[0], shape[1], shape[2], shape[3], phase);
    }

    public static Tensor Picture(int n, int c, int h, int w, double phase = 0) =>
        tensor(Array.ConvertAll(Fathom.Tests.GoldenFormula.Image(n, c, h, w, phase), v => (float)v), [n, c, h, w]);

    /// <summary>The picture, normalised as for ImageNet.</summary>
    public Tensor ImageNetPicture()
    {
        var mean = tensor(new float[] { 0.485f, 0.456f, 0.406f }, [1, 3, 1, 1]);
        var deviation = tensor(new float[] { 0.229f, 0.224f, 0.225f }, [1, 3, 1, 1]);
        return (Picture() - mean) / deviation;
    }

    /// <summary>Fills a module by the formula and switches it to use.</summary>
    public static TModule Filled<TModule>(TModule module) where TModule : nn.Module
    {
        module.eval();
        return Fathom.Tests.GoldenWeights.Filled(module);
    }

    /// <summary>The state dict of <paramref name="module"/> has the published names and shapes, in the published order.</summary>
    public void AssertKeys(string part, nn.Module module)
    {
        var published = root.GetProperty("keys").GetProperty(part).EnumerateArray()
            .Select(key => $"{key[0].GetString()} {string.Join('×', key[1].EnumerateArray().Select(size => size.GetInt64()))}");
        var own = module.state_dict().Select(entry => $"{entry.Key} {string.Join('×', entry.Value.shape)}");
        Assert.Equal(published, own);
    }

    /// <summary>Agreement with one output, within a share of its range.</summary>
    public void AssertAgree(string output, Tensor actual, double tolerance = 1e-4)
    {
        var golden = root.GetProperty("outputs").GetProperty(output);
        Assert.Equal(golden.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64()), actual.dim() == 0 ? [1] : actual.shape);
        var values = actual.detach().data<float>().ToArray();
        var allowed = tolerance * Range(golden);
        foreach (var (index, expected) in golden.GetProperty("index").EnumerateArray().Zip(golden.GetProperty("value").EnumerateArray()))
        {
            var difference = Math.Abs(values[index.GetInt32()] - expected.GetDouble());
            Assert.True(difference <= allowed, $"{output}[{index}] is {values[index.GetInt32()]}, not {expected}: {difference / allowed:0.0} times what is allowed.");
        }
        Assert.InRange(values.Average(v => (double)v), golden.GetProperty("mean").GetDouble() - allowed, golden.GetProperty("mean").GetDouble() + allowed);
    }

    // A scalar has no range; its size stands in for it.
    private static double Range(JsonElement golden)
    {
        var (min, max) = (golden.GetProperty("min").GetDouble(), golden.GetProperty("max").GetDouble());
        return max > min ? max - min : Math.Abs(max);
    }
}
