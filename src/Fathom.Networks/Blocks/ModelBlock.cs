using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Networks;

/// <summary>A row of layers under the name <c>model</c>, as most published blocks of generators have it.</summary>
internal sealed class ModelBlock : Module<Tensor, Tensor>
{
    private readonly Sequential model;

    public ModelBlock(params IEnumerable<Module<Tensor, Tensor>> layers) : base(nameof(ModelBlock))
    {
        model = Sequential(layers);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x) => model.call(x);
}
