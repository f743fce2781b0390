using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Fathom.Training.Tests;

public class WeightAverageTests
{
    [Fact]
    public void The_average_is_the_recurrence_in_double_precision()
    {
        using var scope = NewDisposeScope();
        using var weight = new Parameter(tensor(2.0, ScalarType.Float64));
        using var average = new WeightAverage(new Dictionary<string, Parameter> { ["w"] = weight }, decay: 0.9);
        var expected = 2.0;
        for (var update = 0; update < 200; update++)
        {
            using (no_grad())
                weight.fill_(Math.Sin(update));
            average.Update(update);
            // Warm-up: (1 + n) / (10 + n) until that passes 0.9, at n = 80.
            var decay = update < 80 ? (1.0 + update) / (10.0 + update) : 0.9;
            expected = decay * expected + (1 - decay) * Math.Sin(update);
        }
        Assert.Equal(expected, average.Tensors["w"].item<double>(), 1e-12);
    }
}
