using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Fathom.Tests;

/// <summary>Networks with the weights that the golden numbers were computed with. Linked into every project that runs such networks.</summary>
internal static class GoldenWeights
{
    /// <summary>Fills every tensor of real numbers by the formula, under its name in <paramref name="module"/>.</summary>
    public static TModule Filled<TModule>(TModule module) where TModule : nn.Module
    {
        Parallel.ForEach(
            module.state_dict().Where(entry => entry.Value.dtype == ScalarType.Float32),
            entry => GoldenFormula.Fill(entry.Key, entry.Value.shape, MemoryMarshal.Cast<byte, float>(entry.Value.bytes)));
        return module;
    }
}
