using System.Collections;
using Fathom.Networks;
using Fathom.Torch;

namespace Fathom.Cli.Models;

/// <summary>One run of <c>fathom models import</c>.</summary>
internal static class ImportRun
{
    private const string UnknownLicence = "unknown: see the publisher";
    private const int ShownNames = 4;

    /// <summary>Imports, writes weights and card, and prints what became of each file.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(ImportRequest request, Terminal terminal)
    {
        WeightsOutput.RequireEnding(request.Output);
        using var sources = ImportSources.Open(request.Sources, request.Entry);
        using var imported = PublishedImport.Read(sources.Files, request.Network, sources.HasFolder);

        var output = request.Output ?? Path.Combine(Path.GetDirectoryName(sources.Files[0].Path)!, imported.Network.Name + WeightsOutput.Ending);
        var card = Path.ChangeExtension(output, ".md");
        foreach (var file in new[] { output, card })
            WeightsOutput.RequireFree(file, sources.Files.Select(source => source.Path), request.Force);

        terminal.Interrupted.ThrowIfCancellationRequested();
        var record = Record(imported, request.Licence ?? imported.Layout.Licence ?? UnknownLicence);
        Safetensors.Save(output, imported.Module.state_dict(), record.ToMetadata());
        AtomicFile.Write(card, System.Text.Encoding.UTF8.GetBytes(ModelCard.Write(imported, record, output)));

        foreach (var part in imported.Parts)
            WritePart(part, terminal);
        foreach (var (path, why) in imported.Unused.Select(file => (file.Path, "no part of it")).Concat(sources.Refused.Select(file => (file.Path, "no weights that can be read"))))
            terminal.Output.WriteLine($"{path}: left aside, {why}");
        terminal.Output.WriteLine($"→  {output} ({Words.Bytes(new FileInfo(output).Length)}), {card}");
        terminal.Output.WriteLine(Words.Invariant($"  {imported.Network.Name}: {imported.Network.Parameters:N0} parameters in {imported.Network.StateTensors} tensors"));
        terminal.Output.WriteLine($"  licence: {record.Licence}");
        terminal.Output.WriteLine(ModelCard.DepthOf(imported.Network) is null
            ? "  it gives no depth by itself, so there is no ONNX export of it"
            : $"  go on: fathom export {output}");
        return ExitCode.Done;
    }

    private static WeightsRecord Record(ImportedNetwork imported, string licence)
    {
        var files = imported.Parts.Select(part => (Name: Path.GetFileName(part.File.Path), part.File.Sha256)).ToList();
        return new WeightsRecord(
            imported.Network.Name,
            string.Join('\n', files.Select(file => $"{file.Sha256}  {file.Name}")),
            $"Imported from {string.Join(" and ", files.Select(file => $"{file.Name} (SHA-256 {file.Sha256})"))}, which have the layout of {imported.Layout.Publisher}.",
            licence,
            imported.InputSize);
    }

    private static void WritePart(PartFit part, Terminal terminal)
    {
        var own = Path.GetFileName(part.File.Path) == part.Part.Role ? "" : $" as {part.Part.Role}";
        terminal.Output.WriteLine($"{part.File.Path}: {part.Taken.Count} tensors{own}");
        if (part.Left.Count > 0)
            terminal.Output.WriteLine($"  left out: {part.Left.Count} tensors ({Some(part.Left)})");
        if (part.File.Extras.Count > 0)
            terminal.Output.WriteLine($"  left out: {Some([.. part.File.Extras.Select(Extra)])}");
        if (part.Counters.Count > 0)
            terminal.Output.WriteLine($"  not in the file: {part.Counters.Count} counters of training steps (num_batches_tracked), set to 0");
    }

    private static string Some(IReadOnlyList<string> names) => string.Join(", ", names.Take(ShownNames)) + (names.Count > ShownNames ? $" and {names.Count - ShownNames} more" : "");

    private static string Extra(KeyValuePair<string, object?> extra) => extra.Value is null or IEnumerable and not string or PyTorchObject or PyTorchTensor
        ? extra.Key : Words.Invariant($"{extra.Key} = {extra.Value}");
}
