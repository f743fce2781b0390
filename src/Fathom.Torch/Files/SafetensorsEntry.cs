using TorchSharp;

namespace Fathom.Torch;

/// <summary>One tensor of a safetensors file, as its header describes it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">The type of its elements.</param>
/// <param name="Shape">Its sizes, outermost first.</param>
/// <param name="Begin">First byte, counted from the end of the header.</param>
/// <param name="End">First byte after it.</param>
public sealed record SafetensorsEntry(string Name, torch.ScalarType Type, IReadOnlyList<long> Shape, long Begin, long End);
