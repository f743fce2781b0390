using System.CommandLine;
using System.Runtime.CompilerServices;

namespace Fathom.Cli.Models;

/// <summary><c>fathom models import</c>: published checkpoints to safetensors.</summary>
internal sealed class ImportCommand : Command, ICommandWithExamples
{
    /// <summary>Builds the command.</summary>
    /// <param name="terminal">Where it writes.</param>
    public ImportCommand(Terminal terminal) : base("import", "Turn published checkpoints into safetensors with a model card. Nothing in them is run; files are known by their tensors, not by their names.")
    {
        var sources = new Argument<string[]>("FILE|DIR") { Description = "The files of one network (.pth, .pt, .ckpt, .safetensors), or a folder of them.", Arity = ArgumentArity.OneOrMore };
        var output = new Option<string?>("--output", "-o") { Description = "The safetensors file; the card goes beside it. [default: the network's name, beside the first file]", HelpName = "FILE" };
        var network = new Option<string?>("--network") { Description = "The network, where the files fit several. [default: the one that they fit]", HelpName = "NAME" };
        var entry = new Option<string?>("--entry") { Description = "The key of the weights, in a file that holds several networks.", HelpName = "KEY" };
        var licence = new Option<string?>("--licence") { Description = "Licence of the weights. [default: the publisher's, where it is known]", HelpName = "SPDX" };
        var force = new Option<bool>("--force") { Description = "Replace files that are there." };
        Arguments.Add(sources);
        foreach (var option in new Option[] { output, network, entry, licence, force })
            Options.Add(option);
        UnknownWord.RefuseAsArgument(sources, this);
        SetAction(parsed => Run(
            new ImportRequest
            {
                Sources = parsed.GetRequiredValue(sources),
                Output = parsed.GetValue(output),
                Network = parsed.GetValue(network),
                Entry = parsed.GetValue(entry),
                Licence = parsed.GetValue(licence),
                Force = parsed.GetValue(force),
            },
            terminal));
    }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new("fathom models import encoder.pth depth.pth -o mono.safetensors", "Monodepth2's two files. Then: fathom export mono.safetensors."),
        new("fathom models import pretrained_model/ --network adds-night", "A folder; ADDS's files fit day and night, so the network is named."),
        new("fathom models import midas_v21_384.pt --licence MIT", "One file; what lies beside its weights is left out and listed."),
        new("fathom models import gen_00400000.pt --entry b", "One of the two generators in MUNIT's file."),
    ];

    // What libtorch needs is loaded only when something is imported.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Run(ImportRequest request, Terminal terminal) => ImportRun.Run(request, terminal);
}
