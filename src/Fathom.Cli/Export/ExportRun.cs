using Fathom.Cli.Predict;
using Fathom.Inference;
using Fathom.Inference.Export;
using static TorchSharp.torch;

namespace Fathom.Cli.Export;

/// <summary>One run of <c>fathom export</c>.</summary>
internal static class ExportRun
{
    /// <summary>Exports, proves, and prints the proof.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(ExportRequest request, Terminal terminal)
    {
        var weights = TrainedWeights.Find(request.Source, request.Network);
        var output = request.Output ?? Path.ChangeExtension(weights.File, ".onnx");
        var (pictures, problems) = InputPictures.Find(request.Pictures, recursive: false, Path.GetDirectoryName(Path.GetFullPath(output))!);
        if (problems.Count > 0)
            throw new FathomException(string.Join('\n', problems));

        var description = Describe(weights, request);
        using var network = weights.Network.Build();
        // The weights as they were read are not needed beside the network's: of a large one they are 400 MB.
        using (NewDisposeScope())
            network.load_state_dict(weights.Load());
        var model = OnnxExporter.Export(
            network, description, output, [.. pictures.Select(picture => Image.Load(picture.Path))], terminal.Interrupted);

        var proof = model.Proof!;
        terminal.Output.WriteLine($"{weights.File}  →  {output} ({Words.Bytes(new FileInfo(output).Length)})");
        terminal.Output.WriteLine(Words.Invariant($"  {model.Name} {model.Version}: {weights.Network.Name}, {weights.Network.Parameters / 1e6:0.00} M parameters, {model.Kind.Describe()}"));
        terminal.Output.WriteLine(Words.Invariant($"  proof: ONNX Runtime differs from libtorch by {proof.LargestDifference:0.0e+0} of the output's range at most ({ExportProof.Limit:0e+0} is allowed)"));
        terminal.Output.WriteLine($"         over {proof.Pictures} pictures: {string.Join(", ", proof.Sizes)}");
        return ExitCode.Done;
    }

    private static ModelDescription Describe(TrainedWeights weights, ExportRequest request)
    {
        var network = weights.Network.TrainedAt(weights.Record?.InputSize);
        if (network.PreferredArea > InputSize.LargestArea)
            throw new FathomException($"{weights.File} says that it was trained at {network.PreferredSize.Width}×{network.PreferredSize.Height}, and a network sees at most {InputSize.LargestArea} pixels. Is the file damaged?");
        return ModelDescription.Of(network, request.Version, request.Training ?? weights.Training, request.Licence ?? weights.Licence, request.Origin ?? weights.Origin) with
        {
            Name = request.Name ?? network.Name,
        };
    }
}
