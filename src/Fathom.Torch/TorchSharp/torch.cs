namespace TorchSharp;

/// <summary>PyTorch for .NET, under the names and signatures of the TorchSharp package: the part of it that Fathom uses.</summary>
public static partial class torch;
