using System.Text.Json;
using static TorchSharp.torch;

namespace Fathom.Training.Tests.Methods;

/// <summary>A file of numbers that an official implementation computed (goldens/README.md).</summary>
internal sealed class Golden
{
    private readonly JsonElement outputs;

    /// <param name="name">The file's name without ".json".</param>
    public Golden(string name)
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "goldens", name + ".json")));
        outputs = file.RootElement.GetProperty("outputs").Clone();
    }

    /// <summary>The stored values of an output, in the order of their places.</summary>
    public double[] Values(string name) => [.. outputs.GetProperty(name).GetProperty("value").EnumerateArray().Select(value => value.GetDouble())];

    /// <summary>Compares shape, mean, extremes and the stored values; the tolerance is a share of the output's range, or of a lone value.</summary>
    public void AssertClose(string name, Tensor actual, double tolerance = 1e-4)
    {
        using var scope = NewDisposeScope();
        var expected = outputs.GetProperty(name);
        double minimum = Number("min"), maximum = Number("max");
        var allowed = tolerance * (maximum > minimum ? maximum - minimum : Math.Abs(maximum));
        var values = actual.detach().to_type(ScalarType.Float64).contiguous();
        Assert.Equal(expected.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64()), values.dim() == 0 ? [1] : values.shape);
        Assert.Equal(Number("mean"), values.mean().item<double>(), allowed);
        Assert.Equal(minimum, values.min().item<double>(), allowed);
        Assert.Equal(maximum, values.max().item<double>(), allowed);
        var flat = values.data<double>().ToArray();
        var places = expected.GetProperty("index").EnumerateArray().Select(place => place.GetInt32());
        foreach (var (place, value) in places.Zip(Values(name)))
            Assert.Equal(value, flat[place], allowed);

        double Number(string property) => expected.GetProperty(property).GetDouble();
    }
}
