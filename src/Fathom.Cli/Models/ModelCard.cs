using System.Text;
using Fathom.Networks;

namespace Fathom.Cli.Models;

/// <summary>The card of imported weights: what they are, what they want, where they come from, as far as the files and the registry say.</summary>
internal static class ModelCard
{
    /// <summary>The card as Markdown.</summary>
    /// <param name="imported">The network.</param>
    /// <param name="record">What its file says of it.</param>
    /// <param name="file">The safetensors file, which is written.</param>
    public static string Write(ImportedNetwork imported, WeightsRecord record, string file)
    {
        var network = imported.Network;
        var card = new StringBuilder();
        card.Append(Words.Invariant($"# {Plain(Path.GetFileNameWithoutExtension(file))}\n\n| | |\n|---|---|\n"));
        card.Append(Words.Invariant($"| network | {network.Name}, {network.Parameters:N0} parameters in {network.StateTensors} tensors |\n"));
        card.Append(Words.Invariant($"| input | {Input(network, record)} |\n"));
        card.Append(Words.Invariant($"| output | {Output(network)} |\n"));
        card.Append(Words.Invariant($"| file | `{Plain(Path.GetFileName(file))}`, {Words.Bytes(new FileInfo(file).Length)}, float32 |\n"));
        card.Append(Words.Invariant($"| licence | {Plain(record.Licence!)} |\n\n"));

        card.Append(Words.Invariant($"## Origin\n\nImported unchanged from files in the layout of {imported.Layout.Publisher}. Names and shapes were compared with the network; where the files come from was not checked.\n\n"));
        card.Append("| part | file | SHA-256 | tensors | left out |\n|---|---|---|---:|---|\n");
        foreach (var part in imported.Parts)
        {
            string?[] left = [part.Left.Count > 0 ? $"{part.Left.Count} tensors" : null, .. part.File.Extras.Keys.Select(Plain)];
            card.Append(Words.Invariant($"| {part.Part.Role} | `{Plain(Path.GetFileName(part.File.Path))}` | `{part.File.Sha256}` | {part.Taken.Count} | {string.Join(", ", left.OfType<string>())} |\n"));
        }

        card.Append("\n## Going on\n\n");
        card.Append(DepthOf(network) is null
            ? "It gives no depth by itself: it is a part or a companion of training, and has no ONNX export.\n"
            : Words.Invariant($"```\nfathom export {Plain(Path.GetFileName(file))}\nfathom predict photo.jpg --model {Plain(Path.GetFileName(Path.ChangeExtension(file, ".onnx")))}\n```\n"));
        card.Append("\n## Limits\n\nTraining data, figures and limits are the publisher's to tell; nothing was measured here.\n");
        return card.ToString();
    }

    /// <summary>The network's entry among the depth networks; null where it is none.</summary>
    public static DepthNetwork? DepthOf(RegisteredNetwork network) => DepthNetworks.All.FirstOrDefault(depth => depth.Name == network.Name);

    private static string Input(RegisteredNetwork network, WeightsRecord record)
    {
        var sides = $"N×{network.InputChannels}×H×W, H and W multiples of {network.SizeMultiple}, at least {network.SmallestSide}";
        if (DepthOf(network)?.TrainedAt(record.InputSize) is not { } depth)
            return $"{sides}; values {FeedingWords.Range(network.InputRange)}";
        var size = FeedingWords.Size(depth.Sizing, depth.PreferredSize.Width, depth.PreferredSize.Height);
        return $"RGB / 255, minus {FeedingWords.Numbers(depth.Mean)}, divided by {FeedingWords.Numbers(depth.Std)}; {sides}; fed at {size} pixels, resized by {depth.InputResizing.Name()}";
    }

    private static string Output(RegisteredNetwork network) => DepthOf(network) is { } depth
        ? $"{depth.Output.Describe()}, N×H×W, {FeedingWords.Direction(depth.Output)}, resized to the picture by {FeedingWords.Output(depth.OutputResizing, depth.ComputesDisparity)}"
        : $"{network.Outputs(64 * network.SizeMultiple, 64 * network.SizeMultiple).Count} tensors";

    // Names of files and keys come from elsewhere: they may not end a cell or begin markup.
    private static string Plain(string text) => new([.. text.Select(letter => char.IsControl(letter) || letter is '|' or '`' or '<' ? '_' : letter)]);
}
