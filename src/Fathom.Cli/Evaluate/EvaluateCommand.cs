using System.CommandLine;
using System.Runtime.CompilerServices;

namespace Fathom.Cli.Evaluate;

/// <summary><c>fathom evaluate</c>: scores on pictures with measured depth.</summary>
internal sealed class EvaluateCommand : Command, ICommandWithExamples
{
    private readonly Option<string> data = new("--data", "-d") { Description = "A manifest (JSON lines), or the folder of a data set.", HelpName = "FILE|DIR", Required = true };

    private readonly Option<string[]> protocols = new("--protocol", "-p")
    {
        Description = "A protocol of `fathom protocols`, e.g. kitti-eigen, or a YAML file of your own; may be given more than once. [default: affine, and median]",
        HelpName = "NAME|FILE",
    };

    private readonly Option<string?> layout = new("--layout") { Description = "How the folder is laid out: a name of `fathom data layouts`. [default: the protocol's]", HelpName = "NAME" };

    private readonly Option<string?> split = new("--split") { Description = "The list of frames: a name of `fathom data layouts`, or a file. [default: the protocol's]", HelpName = "NAME|FILE" };

    private readonly Option<string?> model = new("--model", "-m") { Description = "A model of `fathom models`, or an ONNX file. [default: fathom-s]", HelpName = "NAME|FILE" };

    private readonly Option<string?> predictions = new("--predictions")
    {
        Description = "Score these files in the place of a model's predictions: NAME.pfm, .npy, .exr, .tiff or 16-bit .png for each frame or picture.",
        HelpName = "DIR",
    };

    private readonly Option<DepthKind?> kind = new("--kind")
    {
        Description = $"What their numbers mean: {string.Join(", ", Kinds.Keys)}. [default: what the files say]",
        HelpName = "KIND",
        CustomParser = argument =>
        {
            var word = argument.Tokens[^1].Value;
            if (Kinds.TryGetValue(word, out var kind))
                return kind;
            argument.AddError($"--kind: there is no '{word}'. {Suggestion.For(word, Kinds.Keys)}");
            return null;
        },
    };

    private readonly Option<double?> pngSteps = new("--png-steps") { Description = "Steps a metre (or other unit) of 16-bit PNG that does not say it: 256 for KITTI, 1000 for millimetres.", HelpName = "NUMBER" };

    private readonly Option<string?> training = new("--training")
    {
        Description = "A manifest or split to make the mean depth map of, or a depth map: one more baseline. [default: the protocol's, if its files are there]",
        HelpName = "FILE",
    };

    private readonly Option<string> output = new("--output", "-o")
    {
        Description = "Folder for scores.csv, summary.json, report.html and the journal: new, or of the same evaluation, which then goes on.",
        HelpName = "DIR",
        DefaultValueFactory = _ => "evaluation",
    };

    private readonly Option<string?> predictionsOut = new("--predictions-out") { Description = "Also write every prediction of the model there, as NAME.pfm.", HelpName = "DIR" };

    private readonly Option<int> threads = new("--threads") { Description = "Frames read and scored at the same time. [default: all processors]", HelpName = "N" };

    private static readonly IReadOnlyDictionary<string, DepthKind> Kinds = EnumNames.All<DepthKind>();

    /// <summary>Builds the command.</summary>
    /// <param name="terminal">Where it writes.</param>
    public EvaluateCommand(Terminal terminal) : base("evaluate", "Score a model, or anyone's prediction files, on measured depth, beside baselines. The same command goes on where it was stopped.")
    {
        foreach (var option in new Option[] { data, protocols, layout, split, model, predictions, kind, pngSteps, training, output, predictionsOut, threads })
            Options.Add(option);
        Validators.Add(command =>
        {
            if (command.GetResult(predictions) is not null && (command.GetResult(model) is not null || command.GetResult(predictionsOut) is not null))
                command.AddError("--predictions stands in the place of a model: give neither --model nor --predictions-out with it.");
            if (command.GetResult(predictions) is null && (command.GetResult(kind) is not null || command.GetResult(pngSteps) is not null))
                command.AddError("--kind and --png-steps say what files hold: give --predictions too.");
        });
        SetAction(parsed => Run(
            new EvaluateRequest
            {
                Data = parsed.GetRequiredValue(data),
                Layout = parsed.GetValue(layout),
                Split = parsed.GetValue(split),
                Protocols = parsed.GetValue(protocols) ?? [],
                Model = parsed.GetValue(model),
                Predictions = parsed.GetValue(predictions),
                Kind = parsed.GetValue(kind),
                PngSteps = parsed.GetValue(pngSteps),
                Training = parsed.GetValue(training),
                Out = parsed.GetRequiredValue(output),
                PredictionsOut = parsed.GetValue(predictionsOut),
                Threads = parsed.GetValue(threads) is > 0 and var given ? given : Environment.ProcessorCount,
            },
            terminal));
    }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new("fathom evaluate --data realdata/manifest.jsonl", "Tables by place, affine and median protocol, each with its fingerprint."),
        new("fathom evaluate -p kitti-eigen --data kitti_raw --model runs/mine/model.onnx -o eigen", "A published table: its frames, crop, alignment and metrics."),
        new("fathom evaluate -p midas-nyu --data nyu_depth_v2_labeled.mat --predictions theirs --kind inverse-depth", "Anyone's prediction files."),
    ];

    // What scoring needs is loaded only when something is scored.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Run(EvaluateRequest request, Terminal terminal) => new EvaluateRun(request, terminal).Run();
}
