using Fathom.Inference;
using Spectre.Console;

namespace Fathom.Cli.Models;

/// <summary>What <c>fathom models</c> shows.</summary>
internal static class ModelTable
{
    /// <summary>One line for each model of the store.</summary>
    /// <returns>The exit code: <see cref="ExitCode.Failed"/> where a file is damaged or no model.</returns>
    public static int WriteAll(Terminal terminal)
    {
        var store = ModelStore.Find();
        var models = store.List();
        if (models.Count == 0)
        {
            terminal.Fail($"there is no model in {store.Folder}. Train one (`fathom train`), export it (`fathom export`) and put the ONNX file there.");
            return ExitCode.Failed;
        }
        var table = Tables.Create("model", "version", "gives", "size", "input", "export proof", "checksum");
        foreach (var model in models)
        {
            var described = model.Description;
            Tables.AddRow(
                table,
                model.Name,
                described?.Version ?? "",
                described?.Kind.Describe() ?? "not a depth network",
                Words.Bytes(model.Size),
                described is null ? "" : Input(described),
                described is null ? "" : Proof(described),
                Checksum(model));
        }
        Tables.Write(table, terminal);
        return models.All(IsSound) ? ExitCode.Done : ExitCode.Failed;
    }

    /// <summary>Everything about one model.</summary>
    /// <param name="nameOrFile">A name of the store or an ONNX file.</param>
    /// <param name="terminal">Where to write.</param>
    /// <returns>The exit code, as for <see cref="WriteAll"/>.</returns>
    public static int WriteOne(string nameOrFile, Terminal terminal)
    {
        var model = ModelStore.Find().Describe(nameOrFile);
        if (model.Description is not { } described)
            throw new FathomException(model.Problem!);
        var table = Tables.Create("", "");
        table.HideHeaders();
        foreach (var (label, text) in new (string, string)[]
        {
            ("model", $"{described.Name}, version {described.Version}"),
            ("file", $"{model.File} ({Words.Bytes(model.Size)})"),
            ("checksum", $"sha256 {model.Sha256}, {Checksum(model)}"),
            ("gives", $"{described.Kind.Describe()}, {FeedingWords.Direction(described.Kind)}"),
            ("input", $"{Input(described)}, {described.InputResizing.Name()}; RGB/255, mean {FeedingWords.Numbers(described.Mean)}, std {FeedingWords.Numbers(described.Std)}"),
            ("output", $"resized to the picture by {FeedingWords.Output(described.OutputResizing, described.ComputesDisparity)}"),
            ("export proof", described.Proof is { } proof ? $"{Proof(described)} over {proof.Pictures} pictures: {string.Join(", ", proof.Sizes)}" : Proof(described)),
            ("trained", described.Training),
            ("origin", described.Origin),
            ("licence", described.Licence),
        })
        {
            Tables.AddRow(table, label, text);
        }
        Tables.Write(table, terminal);
        return IsSound(model) ? ExitCode.Done : ExitCode.Failed;
    }

    private static bool IsSound(ModelEntry model) => model is { Description: not null, IsIntact: not false };

    private static string Input(ModelDescription model)
    {
        var size = model.PreferredSize is var (width, height) ? FeedingWords.Size(model.Sizing, width, height) : Words.Invariant($"about {model.InputArea / 1000.0:0} k");
        return Words.Invariant($"{size} pixels, multiples of {model.SizeMultiple}");
    }

    private static string Proof(ModelDescription model) => model.Proof is { } proof ? Words.Invariant($"differs by {proof.LargestDifference:0.0e+0}") : "none";

    private static string Checksum(ModelEntry model) => model.IsIntact switch { true => "as listed", false => "NOT AS LISTED: damaged or changed", null => "not listed" };
}
