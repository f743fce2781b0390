using System.CommandLine;
using System.Runtime.CompilerServices;
using Fathom.Cli.Predict;
using Fathom.Datasets.Doctor;

namespace Fathom.Cli.Data;

/// <summary><c>fathom data doctor</c>: is a data set what it says?</summary>
internal sealed class DoctorCommand : Command, ICommandWithExamples
{
    private readonly Argument<string[]> data = new("FILE|DIR")
    {
        Description = "A manifest, or the folder of a data set or of pictures. Several are splits of one set, and must not share pictures.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string?> layout = new("--layout") { Description = "How the folder is laid out: a name of `fathom data layouts`. [default: manifest.jsonl in it, or else a folder of pictures]", HelpName = "NAME" };

    private readonly Option<string[]> splits = new("--split") { Description = "A list of frames of the folder: a name, or a file; may be given more than once.", HelpName = "NAME|FILE" };

    private readonly Option<int?> sample = new("--sample")
    {
        Description = FormattableString.Invariant($"Frames of each split whose pixels are read; headers are read of all. [default: {new DoctorSettings().Sample}]"),
        HelpName = "N",
        CustomParser = argument => Numbers.Parse(argument, numbers => numbers is [>= 1 and <= int.MaxValue and var number] && number == Math.Floor(number), "a whole number, at least 1") is [[var count]] ? (int)count : null,
    };

    private readonly Option<bool> all = new("--all") { Description = "Read the pixels of all frames." };

    private readonly Option<bool> strict = new("--strict") { Description = "Warnings too make the exit code 1." };

    private readonly Option<string?> json = new("--json") { Description = "Write the findings with all their places as JSON; - for the output, in the place of the report.", HelpName = "FILE|-" };

    /// <summary>Builds the command.</summary>
    /// <param name="terminal">Where it writes.</param>
    public DoctorCommand(Terminal terminal) : base("doctor", "Look whether data are what they say: files, depth and its scale, intrinsics, poses, time, motion, light, copies, and leaks between splits. The exit code is 1 where something is wrong.")
    {
        Arguments.Add(data);
        foreach (var option in new Option[] { layout, splits, sample, all, strict, json })
            Options.Add(option);
        UnknownWord.RefuseAsArgument(data, this);
        Validators.Add(command =>
        {
            if (command.GetResult(data) is { Tokens.Count: > 1 } && command.GetResult(splits) is { Implicit: false })
                command.AddError("--split names lists of one folder: give one, or a manifest for each split.");
            if (command.GetResult(all) is { Implicit: false } && command.GetResult(sample) is { Implicit: false })
                command.AddError("--all reads all pixels, --sample some: give one of them.");
        });
        SetAction(parsed => Run(new DoctorRequest
        {
            Data = parsed.GetRequiredValue(data),
            Layout = parsed.GetValue(layout),
            Splits = parsed.GetValue(splits) ?? [],
            Sample = parsed.GetValue(all) ? null : parsed.GetValue(sample) ?? new DoctorSettings().Sample,
            Strict = parsed.GetValue(strict),
            Json = parsed.GetValue(json),
        }, terminal));
    }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new("fathom data doctor rooms/manifest.jsonl", "A manifest, e.g. of what `fathom worlds render` wrote."),
        new("fathom data doctor train.jsonl test.jsonl --strict", "Two splits: also whether they share pictures or recordings."),
        new("fathom data doctor kitti_raw --layout kitti-raw --split train.txt --split test.txt --json findings.json", "Lists of a data set as it unpacks."),
    ];

    // What reads pictures is loaded only when some are read.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Run(DoctorRequest request, Terminal terminal) => new DoctorRun(request, terminal).Run();
}
