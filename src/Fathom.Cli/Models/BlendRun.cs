using Fathom.Cli.Export;
using Fathom.Networks;
using Fathom.Torch;
using static TorchSharp.torch;

namespace Fathom.Cli.Models;

/// <summary>One run of <c>fathom models blend</c>.</summary>
internal static class BlendRun
{
    /// <summary>Blends, writes, and prints what became of it.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(BlendRequest request, Terminal terminal)
    {
        WeightsOutput.RequireEnding(request.Output);
        var weights = TrainedWeights.Find(request.Source, request.Network);
        var other = Directory.Exists(request.Other) ? Path.Combine(request.Other, "model.safetensors") : request.Other;
        var output = request.Output ?? Path.Combine(Path.GetDirectoryName(weights.File)!, "blend.safetensors");
        if (!File.Exists(other))
            throw new FathomException($"{other}: no such file.");
        WeightsOutput.RequireFree(output, [weights.File, other], request.Force);

        using var scope = NewDisposeScope();
        using var network = weights.Network.Build();
        network.load_state_dict(weights.Load());
        StartWeights.Blend(weights.Network, network, other, request.Share);
        terminal.Interrupted.ThrowIfCancellationRequested();
        var moved = Words.Invariant($"moved by {request.Share} towards {Path.GetFileName(other)}");
        var facts = weights.Facts();
        facts["origin"] = $"{weights.Origin.TrimEnd('.')}; in the end {moved}.";
        Safetensors.Save(output, network.state_dict(), facts);

        terminal.Output.WriteLine($"→  {output} ({Words.Bytes(new FileInfo(output).Length)})");
        terminal.Output.WriteLine($"  {weights.Network.Name}: {weights.File}, {moved}");
        terminal.Output.WriteLine($"  go on: fathom export {output}");
        return ExitCode.Done;
    }
}
