using Fathom.Inference.Export.Operators;
using Fathom.Torch;
using static TorchSharp.torch;

namespace Fathom.Inference.Export;

/// <summary>Writes every operator that the network calls on the way from its input to the graph, as it is called.
/// What does not depend on the input has been computed already: it becomes a constant.</summary>
internal sealed class Tracer(OnnxGraph graph) : IGateObserver
{
    /// <inheritdoc/>
    public void Called(GateCall call)
    {
        if (call.Arguments.Any(DependsOnInput))
            OperatorTable.Write(call, graph);
        else
            foreach (var result in call.Results.OfType<Tensor>())
                graph.Forget(result);
    }

    private bool DependsOnInput(object? argument) => argument switch
    {
        Tensor tensor => graph.IsBound(tensor),
        Tensor[] tensors => tensors.Any(graph.IsBound),
        _ => false,
    };
}
