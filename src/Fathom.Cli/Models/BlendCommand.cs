using System.CommandLine;
using System.Runtime.CompilerServices;
using Fathom.Cli.Predict;

namespace Fathom.Cli.Models;

/// <summary><c>fathom models blend</c>: weights between a training's and others.</summary>
internal sealed class BlendCommand : Command, ICommandWithExamples
{
    /// <summary>Builds the command.</summary>
    /// <param name="terminal">Where it writes.</param>
    public BlendCommand(Terminal terminal) : base("blend", "Move trained weights towards others, say those that they started from: that often holds better on pictures unlike the training's (WiSE-FT, Wortsman et al. 2022).")
    {
        var source = new Argument<string>("RUN|WEIGHTS") { Description = "The folder of a finished training, or a safetensors file: weights, or a checkpoint, whose averaged weights are taken." };
        var other = new Argument<string>("OTHER") { Description = "Weights of the same network (a training's folder or a file), or the published weights of its encoder; then all else stays as it is." };
        var share = new Option<double?>("--share")
        {
            Description = "How far they move, from 0 to 1. Look at several with fathom evaluate, on pictures that are not scored afterwards. [default: 0.25]",
            HelpName = "SHARE",
            CustomParser = argument => Numbers.Parse(argument, numbers => numbers is [>= 0 and <= 1], "one number from 0 to 1") is [[var number]] ? number : null,
        };
        var output = new Option<string?>("--output", "-o") { Description = "The safetensors file. [default: blend.safetensors beside the trained weights]", HelpName = "FILE" };
        var network = new Option<string?>("--network") { Description = "The network the weights belong to, where neither the file nor a recipe.yaml beside it says so.", HelpName = "NAME" };
        var force = new Option<bool>("--force") { Description = "Replace a file that is there." };
        Arguments.Add(source);
        Arguments.Add(other);
        foreach (var option in new Option[] { share, output, network, force })
            Options.Add(option);
        UnknownWord.RefuseAsArgument(source, this);
        SetAction(parsed => Run(
            new BlendRequest
            {
                Source = parsed.GetRequiredValue(source),
                Other = parsed.GetRequiredValue(other),
                Share = parsed.GetValue(share) ?? 0.25,
                Output = parsed.GetValue(output),
                Network = parsed.GetValue(network),
                Force = parsed.GetValue(force),
            },
            terminal));
    }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new("fathom models blend runs/mine mobilenet_v2_imagenet.safetensors", "A quarter of the way back to the encoder that the training started from. Then: fathom export runs/mine/blend.safetensors."),
        new("fathom models blend runs/mine models/fathom-s.safetensors --share 0.5 -o half.safetensors", "Halfway between a fine-tuned model and the shipped one."),
    ];

    // What libtorch needs is loaded only when something is blended.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Run(BlendRequest request, Terminal terminal) => BlendRun.Run(request, terminal);
}
