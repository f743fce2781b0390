using System.CommandLine;
using System.Runtime.CompilerServices;

namespace Fathom.Cli.Export;

/// <summary><c>fathom export</c>: trained weights to ONNX.</summary>
internal sealed class ExportCommand : Command, ICommandWithExamples
{
    /// <summary>Builds the command.</summary>
    /// <param name="terminal">Where it writes.</param>
    public ExportCommand(Terminal terminal) : base("export", "Write trained weights as an ONNX file, proven to compute the same.")
    {
        var source = new Argument<string>("RUN|WEIGHTS") { Description = "The folder of a finished training, or a safetensors file: weights, or a checkpoint, whose averaged weights are taken." };
        var output = new Option<string?>("--output", "-o") { Description = "The ONNX file. [default: beside the weights]", HelpName = "FILE" };
        var network = new Option<string?>("--network") { Description = "The network the weights belong to, where neither the file nor a recipe.yaml beside it says so.", HelpName = "NAME" };
        var name = new Option<string?>("--name") { Description = "What the model is called. [default: the network's name]", HelpName = "NAME" };
        var version = new Option<string>("--model-version") { Description = "Version of the weights.", HelpName = "TEXT", DefaultValueFactory = _ => "1" };
        var training = new Option<string?>("--training") { Description = "What it was trained on. [default: from the recipe]", HelpName = "TEXT" };
        var origin = new Option<string?>("--origin") { Description = "Where the weights come from. [default: from the recipe or the import]", HelpName = "TEXT" };
        var licence = new Option<string?>("--licence") { Description = "Licence of the weights. [default: as imported; of a training here Apache-2.0]", HelpName = "SPDX" };
        var pictures = new Option<string[]>("--proof-pictures") { Description = "Real pictures, folders or globs to prove it on, beside random ones.", HelpName = "INPUT", DefaultValueFactory = _ => [] };
        Arguments.Add(source);
        foreach (var option in new Option[] { output, network, name, version, training, origin, licence, pictures })
            Options.Add(option);
        UnknownWord.RefuseAsArgument(source, this);
        SetAction(parsed => Run(
            new ExportRequest
            {
                Source = parsed.GetRequiredValue(source),
                Output = parsed.GetValue(output),
                Network = parsed.GetValue(network),
                Name = parsed.GetValue(name),
                Version = parsed.GetRequiredValue(version),
                Training = parsed.GetValue(training),
                Origin = parsed.GetValue(origin),
                Licence = parsed.GetValue(licence),
                Pictures = parsed.GetRequiredValue(pictures),
            },
            terminal));
    }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new("fathom export runs/first-light", "Writes runs/first-light/model.onnx and prints the proof."),
        new("fathom export runs/first-light -o models/mine.onnx --name mine --proof-pictures photos/", "Under a name of its own, proven on photographs too."),
        new("fathom export runs/first-light/checkpoints/step-00002000.safetensors -o half.onnx", "What a training had learned by then."),
        new("fathom export weights.safetensors --network fathom-s", "Weights alone, without the training's folder."),
        new("fathom export mono.safetensors", "What fathom models import wrote: the file says its network, origin and licence."),
    ];

    // What tracing needs is loaded only when something is traced.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Run(ExportRequest request, Terminal terminal) => ExportRun.Run(request, terminal);
}
