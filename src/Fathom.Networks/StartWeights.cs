using Fathom.Torch;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Networks;

/// <summary>Weights that an encoder starts from.</summary>
public static class StartWeights
{
    /// <summary>Copies every weight of a module from a safetensors file with the same names; what else the file holds (a classifier, say) is left aside.</summary>
    /// <param name="module">The encoder.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="FathomException">The file is missing, is no safetensors file, or lacks a weight or has it in another shape; nothing was copied then.</exception>
    public static void Load(Module module, string path)
    {
        if (!File.Exists(path))
            throw new FathomException($"{path}: the start weights are not there. Paths are relative to the current folder; say start=null to begin with random weights.");
        using var scope = NewDisposeScope();
        var tensors = Safetensors.Load(path);
        var missing = module.state_dict().Keys.Where(name => !tensors.ContainsKey(name)).ToArray();
        if (missing.Length > 0)
            throw new FathomException($"{path} lacks {missing.Length} weights of {module.GetName()}, the first is {missing[0]}. Is it the file of another network?");
        module.load_state_dict(tensors, strict: false);
    }
}
