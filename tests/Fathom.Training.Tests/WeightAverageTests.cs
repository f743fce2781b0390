using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Training.Tests;

public class WeightAverageTests
{
    [Fact]
    public void The_average_is_the_recurrence_in_double_precision()
    {
        using var scope = NewDisposeScope();
        using var network = new OneWeight();
        using var average = new WeightAverage(network, new OneWeight(), decay: 0.9);
        var expected = 2.0;
        for (var update = 0; update < 200; update++)
        {
            using (no_grad())
                network.weight.fill_(Math.Sin(update));
            average.Update(update);
            // Warm-up: (1 + n) / (10 + n) until that passes 0.9, at n = 80.
            var decay = update < 80 ? (1.0 + update) / (10.0 + update) : 0.9;
            expected = decay * expected + (1 - decay) * Math.Sin(update);
        }
        Assert.Equal(expected, average.Network.parameters().Single().item<double>(), 1e-12);
    }

    [Fact]
    public void Statistics_of_batch_normalization_are_copied_and_used()
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        using var network = TinyNetwork.Entry.Build();
        using var average = new WeightAverage(network, TinyNetwork.Entry.Build(), decay: 0.9);
        var picture = rand([2, 3, 32, 32]);
        for (var update = 0; update < 5; update++)
        {
            using (no_grad())
                network.forward(picture);
            average.Update(update);
        }
        Assert.Equal(
            network.named_buffers().Select(entry => (entry.name, entry.buffer.sum().ToDouble())),
            average.Network.named_buffers().Select(entry => (entry.name, entry.buffer.sum().ToDouble())));
        Assert.Equal(5, average.Network.state_dict()["norm.num_batches_tracked"].item<long>());

        // The weights never moved, so the average is the network itself, in use.
        network.eval();
        Assert.False(average.Network.training);
        Assert.Equal(network.forward(picture).data<float>().ToArray(), average.Network.forward(picture).data<float>().ToArray());
        Assert.False(average.Network.forward(picture).requires_grad);
    }

    private sealed class OneWeight : Module<Tensor, Tensor>
    {
        public readonly Parameter weight = new(tensor(2.0));

        public OneWeight() : base(nameof(OneWeight)) => RegisterComponents();

        public override Tensor forward(Tensor input) => input * weight;
    }
}
