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
        var written = Written(call);
        if (call.Arguments.Any(DependsOnInput))
        {
            // Its value before the call is gone already.
            if (written is not null && !graph.IsBound(written))
                throw new UnsupportedOperatorException(call.Name, "it writes what depends on the picture into a tensor that did not: a constant or a weight. Write it out of place.");
            OperatorTable.Write(call, graph);
            if (written is not null)
                graph.Overwrite(written);
        }
        else if (written is not null && graph.IsWeight(written))
        {
            throw new UnsupportedOperatorException(call.Name, "it changes a weight while the network computes. Write it out of place.");
        }
    }

    // The tensor that an operator in place writes to, or that it is given for its result.
    private static Tensor? Written(GateCall call)
    {
        var argument = OperatorTable.IsInPlace(call.Name) ? 0 : call.ArgumentNames.ToList().IndexOf("out");
        return argument < 0 ? null : call.Arguments[argument] as Tensor;
    }

    private bool DependsOnInput(object? argument) => argument switch
    {
        Tensor tensor => graph.IsBound(tensor),
        Tensor?[] tensors => tensors.Any(tensor => tensor is not null && graph.IsBound(tensor)),
        _ => false,
    };
}
