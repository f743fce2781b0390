using Fathom.Torch;
using Google.Protobuf;
using Onnx;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Inference.Export;

/// <summary>Writes a trained network as an ONNX file that ONNX Runtime provably repeats.</summary>
public static class OnnxExporter
{
    // 17 has every operator that is mapped here; ONNX Runtime reads it since 1.12.
    private const int Opset = 17;
    private const int IrVersion = 8;

    /// <summary>Traces one forward pass, writes it with free batch, height and width, and proves the file (<see cref="ExportProof"/>).</summary>
    /// <param name="network">N×3×H×W normalised picture → N×H×W; exported as in <c>eval()</c>, its mode is restored.</param>
    /// <param name="description">What the file says of itself; its proof is measured here.</param>
    /// <param name="path">The ONNX file, replaced in one step or not at all.</param>
    /// <param name="pictures">Real pictures for the proof, beside the random ones.</param>
    /// <param name="cancellationToken">Ends the proof after the present picture.</param>
    /// <returns>The description with its proof, as it stands in the file.</returns>
    /// <exception cref="UnsupportedOperatorException">The network calls something that cannot be written as ONNX.</exception>
    /// <exception cref="ExportException">The proof failed: ONNX Runtime computes something else.</exception>
    /// <exception cref="ArgumentException">The description has a number out of range.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; nothing was written.</exception>
    public static ModelDescription Export(
        Module<Tensor, Tensor> network, ModelDescription description, string path, IReadOnlyList<Image>? pictures = null, CancellationToken cancellationToken = default)
    {
        description.Check();
        var training = network.training;
        network.eval();
        try
        {
            using var graph = new OnnxGraph();
            var model = new ModelProto
            {
                IrVersion = IrVersion,
                OpsetImport = { new OperatorSetIdProto { Version = Opset } },
                ProducerName = "fathom",
                ProducerVersion = typeof(OnnxExporter).Assembly.GetName().Version!.ToString(3),
                Graph = Trace(network, description, graph),
            };
            var proven = description with { Proof = Prove(network, description, model, pictures ?? [], cancellationToken) };
            Describe(model, proven);
            AtomicFile.Write(path, model.WriteTo);
            return proven;
        }
        finally
        {
            network.train(training);
        }
    }

    private static GraphProto Trace(Module<Tensor, Tensor> network, ModelDescription description, OnnxGraph graph)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        foreach (var (name, weight) in network.state_dict())
            graph.Declare(name, weight);

        // Two different sides and a batch of two, so that no axis is taken for another or for a missing one.
        var height = Math.Max(2 * description.SizeMultiple, description.SmallestSide);
        var image = rand(2, 3, height, height + description.SizeMultiple);
        graph.Bind(image, OnnxSession.Input);
        Tensor depth;
        using (Gate.Observe(new Tracer(graph)))
            depth = network.call(image);

        if (!depth.shape.AsSpan().SequenceEqual([image.shape[0], image.shape[2], image.shape[3]]))
            throw new ExportException($"The network turns {string.Join('×', image.shape)} into {string.Join('×', depth.shape)}; a depth network gives N×H×W.");
        if (!graph.IsBound(depth))
            throw new ExportException("The network's output does not depend on its input.");
        return graph.Build(
            description.Name, (OnnxSession.Input, ["N", 3, "H", "W"]), (OnnxSession.Output, graph.NameOf(depth, "The network's output"), ["N", "H", "W"]));
    }

    private static ExportProofResult Prove(
        Module<Tensor, Tensor> network, ModelDescription description, ModelProto model, IReadOnlyList<Image> pictures, CancellationToken cancellationToken)
    {
        var file = Path.GetTempFileName();
        try
        {
            using (var stream = File.Create(file))
                model.WriteTo(stream);
            return ExportProof.Measure(network, description, file, pictures, cancellationToken);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static void Describe(ModelProto model, ModelDescription description)
    {
        foreach (var (key, value) in description.ToMetadata())
            model.MetadataProps.Add(new StringStringEntryProto { Key = key, Value = value });
    }
}
