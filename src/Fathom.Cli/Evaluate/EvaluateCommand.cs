using System.CommandLine;
using System.Runtime.CompilerServices;

namespace Fathom.Cli.Evaluate;

/// <summary><c>fathom evaluate</c>: scores on pictures with measured depth.</summary>
internal sealed class EvaluateCommand : Command, ICommandWithExamples
{
    /// <summary>Builds the command.</summary>
    /// <param name="terminal">Where it writes.</param>
    public EvaluateCommand(Terminal terminal) : base("evaluate", "Score a model on pictures with measured depth, beside a constant and a vertical ramp.")
    {
        var data = new Option<string>("--data", "-d")
        {
            Description = "A manifest: one JSON object a line with rgb, depth (16-bit PNG), depth_scale (units per metre), cap (metres), and if known place, condition, crop, intrinsics.",
            HelpName = "MANIFEST",
            Required = true,
        };
        var model = new Option<string?>("--model", "-m") { Description = "A model of `fathom models`, or an ONNX file. [default: fathom-s]", HelpName = "NAME|FILE" };
        var predictions = new Option<string?>("--predictions-out") { Description = "Also write every prediction there, as NAME.pfm.", HelpName = "DIR" };
        var json = new Option<string?>("--json") { Description = "Also write all scores there, as JSON.", HelpName = "FILE" };
        var csv = new Option<string?>("--csv") { Description = "Also write the scores of every frame there, as CSV.", HelpName = "FILE" };
        foreach (var option in new Option[] { data, model, predictions, json, csv })
            Options.Add(option);
        SetAction(parsed => Run(
            new EvaluateRequest(parsed.GetRequiredValue(data), parsed.GetValue(model), parsed.GetValue(predictions), parsed.GetValue(json), parsed.GetValue(csv)),
            terminal));
    }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new("fathom evaluate --data realdata/manifest.jsonl", "Tables by place, affine and median protocol, each with its fingerprint."),
        new("fathom evaluate --data test.jsonl --model runs/mine/model.onnx --json scores.json", "A network of one's own; all numbers into a file."),
        new("fathom evaluate --data test.jsonl --predictions-out predictions", "Keep the predictions, for another program to score."),
    ];

    // What scoring needs is loaded only when something is scored.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Run(EvaluateRequest request, Terminal terminal) => EvaluateRun.Run(request, terminal);
}
