using System.CommandLine;
using System.Runtime.CompilerServices;

namespace Fathom.Cli.Train;

/// <summary><c>fathom train</c>: follows a recipe.</summary>
internal sealed class TrainCommand : Command, ICommandWithExamples
{
    /// <summary>Builds the command.</summary>
    /// <param name="terminal">Where it writes.</param>
    public TrainCommand(Terminal terminal) : base("train", "Train a network as a recipe says. Ctrl-C saves; --resume goes on.")
    {
        var recipe = new Argument<string>("RECIPE") { Description = "A YAML file, e.g. recipes/first-light.yaml." };
        var changes = new Argument<string[]>("KEY=VALUE") { Description = "Changes to the recipe, e.g. samples=1000 optimizer.clip=0.5.", Arity = ArgumentArity.ZeroOrMore };
        var run = new Option<string?>("--run") { Description = "Folder of the log (log.jsonl, and events for tensorboard --logdir), the checkpoints, the best and the finished weights. [default: runs/ and the recipe's name]", HelpName = "DIR" };
        var resume = new Option<bool>("--resume") { Description = "Go on from the newest whole checkpoint in that folder." };
        Arguments.Add(recipe);
        Arguments.Add(changes);
        Options.Add(run);
        Options.Add(resume);
        UnknownWord.RefuseAsArgument(recipe, this);
        UnknownWord.RefuseAsArgument(changes, this);
        SetAction(parsed =>
        {
            var file = parsed.GetRequiredValue(recipe);
            return Run(
                new TrainRequest(file, parsed.GetValue(run) ?? Path.Combine("runs", Path.GetFileNameWithoutExtension(file)), parsed.GetValue(resume), parsed.GetValue(changes)!),
                terminal);
        });
    }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new("fathom train recipes/first-light.yaml", "Trains; log, checkpoints and weights go to runs/first-light."),
        new("fathom train recipes/first-light.yaml --resume", "Goes on after Ctrl-C or a crash, as if nothing had happened."),
        new("fathom train recipes/first-light.yaml --run runs/small samples=2000 batch=4", "With changes, in a folder of its own."),
        new("fathom train recipes/first-light.yaml batch=2 accumulate=4", "Steps of 8 samples with the memory of 2."),
        new("fathom train recipes/first-light.yaml validation.every=500 validation.patience=5", "Measures on held-out worlds, keeps the best, ends when 5 in a row are no better."),
    ];

    // What training needs is loaded only when something is trained.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Run(TrainRequest request, Terminal terminal) => TrainRun.Run(request, terminal);
}
