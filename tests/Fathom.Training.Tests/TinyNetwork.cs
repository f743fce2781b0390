using Fathom.Networks;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Training.Tests;

/// <summary>A network of a few hundred weights with everything that makes resuming hard: batch statistics, and dropout, which draws at every step.</summary>
internal sealed class TinyNetwork : Module<Tensor, Tensor>
{
    private readonly Conv2d first = Conv2d(3, 8, kernel_size: 3, padding: 1);
    private readonly BatchNorm2d norm = BatchNorm2d(8);
    private readonly Dropout dropout = Dropout(0.1);
    private readonly Conv2d last = Conv2d(8, 1, kernel_size: 3, padding: 1);

    private TinyNetwork() : base(nameof(TinyNetwork)) => RegisterComponents();

    /// <summary>As the registry would have it.</summary>
    public static DepthNetwork Entry { get; } = DepthNetworks.Find("fathom-s") with { Name = "tiny", Build = () => new TinyNetwork(), Encoder = network => ((TinyNetwork)network).first };

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var x = dropout.forward(norm.forward(first.forward(input)).relu());
        return functional.softplus(last.forward(x)).squeeze(1).MoveToOuterDisposeScope();
    }
}
