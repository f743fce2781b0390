using Fathom.Networks;

namespace Fathom.Inference;

/// <summary>Everything needed to run a depth network right, and where it comes from. An ONNX file carries it as <c>metadata_props</c>.</summary>
public sealed partial record ModelDescription
{
    /// <summary>Short name, e.g. <c>fathom-s</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Version of the weights, e.g. <c>1</c>.</summary>
    public required string Version { get; init; }

    /// <summary>What the network's output means.</summary>
    public required DepthKind Kind { get; init; }

    /// <summary>Mean of R, G, B in [0, 1], subtracted from RGB / 255.</summary>
    public required IReadOnlyList<float> Mean { get; init; }

    /// <summary>Standard deviation of R, G, B in [0, 1]; the centred picture is divided by it.</summary>
    public required IReadOnlyList<float> Std { get; init; }

    /// <summary>Each side of the input must be a multiple of this many pixels.</summary>
    public required int SizeMultiple { get; init; }

    /// <summary>Each side of the input must be at least this many pixels; a multiple of <see cref="SizeMultiple"/>.</summary>
    public required int SmallestSide { get; init; }

    /// <summary>The number of input pixels at which the network works best; at most <see cref="InputSize.LargestArea"/>.</summary>
    public required int InputArea { get; init; }

    /// <summary>How the input's size follows from the picture's.</summary>
    public InputSizing Sizing { get; init; }

    /// <summary>The size, of <see cref="InputArea"/> pixels, that a fixed or bounded <see cref="Sizing"/> speaks of; null for <see cref="InputSizing.Area"/>.</summary>
    public InputSize? PreferredSize { get; init; }

    /// <summary>How a picture is brought to the input size.</summary>
    public required Resizing InputResizing { get; init; }

    /// <summary>How the output is brought back to the picture's size.</summary>
    public required Resizing OutputResizing { get; init; }

    /// <summary>True where the network computes disparities and gives their reciprocals as depth: these are what is resized.</summary>
    public bool ComputesDisparity { get; init; }

    /// <summary>What it was trained on and how, in a sentence or two.</summary>
    public required string Training { get; init; }

    /// <summary>Licence of the weights, e.g. an SPDX name.</summary>
    public required string Licence { get; init; }

    /// <summary>Where the weights come from, the start of the encoder included.</summary>
    public required string Origin { get; init; }

    /// <summary>How closely ONNX Runtime repeats the trained network; null before the export measured it.</summary>
    public ExportProofResult? Proof { get; init; }

    /// <summary>Describes a registered network: its numbers from the registry, the rest from whoever trained it.</summary>
    /// <param name="network">The registry's entry.</param>
    /// <param name="version">Version of the weights.</param>
    /// <param name="training">What it was trained on and how.</param>
    /// <param name="licence">Licence of the weights.</param>
    /// <param name="origin">Where the weights come from.</param>
    public static ModelDescription Of(DepthNetwork network, string version, string training, string licence, string origin) => new()
    {
        Name = network.Name,
        Version = version,
        Kind = network.Output,
        Mean = network.Mean,
        Std = network.Std,
        SizeMultiple = network.SizeMultiple,
        SmallestSide = network.SmallestSide,
        InputArea = network.PreferredArea,
        Sizing = network.Sizing,
        PreferredSize = network.Sizing == InputSizing.Area ? null : new InputSize(network.PreferredSize.Width, network.PreferredSize.Height),
        InputResizing = network.InputResizing,
        OutputResizing = network.OutputResizing,
        ComputesDisparity = network.ComputesDisparity,
        Training = training,
        Licence = licence,
        Origin = origin,
    };

    /// <summary>The size at which the network sees a picture.</summary>
    /// <param name="width">Width of the picture in pixels, at least 1.</param>
    /// <param name="height">Height of the picture in pixels, at least 1.</param>
    public InputSize InputSizeFor(int width, int height) => Sizing switch
    {
        InputSizing.Fixed => PreferredSize!.Value,
        InputSizing.UpperBound => InputSize.Within(width, height, PreferredSize!.Value, SizeMultiple, SmallestSide),
        _ => InputSize.For(width, height, InputArea, SizeMultiple, SmallestSide),
    };

    /// <exception cref="ArgumentException">A number is out of its range.</exception>
    internal void Check()
    {
        if (Problem() is { } problem)
            throw new ArgumentException($"The description of '{Name}' is wrong: {problem}.");
    }

    // Null when every number is in its range.
    private string? Problem() => this switch
    {
        { Mean.Count: not 3 } or { Std.Count: not 3 } => "mean and std need three numbers each, for R, G and B",
        _ when Mean.Any(value => !float.IsFinite(value)) => "a mean is not a finite number",
        _ when Std.Any(value => !(float.IsFinite(value) && value > 0)) => "a std is not a positive number",
        { SizeMultiple: < 1 or > 1024 } => "the size multiple is not between 1 and 1024",
        _ when SmallestSide < SizeMultiple || SmallestSide > 4096 || SmallestSide % SizeMultiple != 0 => "the smallest side is not a multiple of the size multiple, at most 4096",
        _ when InputArea < SmallestSide * SmallestSide => "the input area is smaller than the smallest side squared",
        { InputArea: > InputSize.LargestArea } => $"the input area is larger than {InputSize.LargestArea} pixels",
        _ when !Enum.IsDefined(Kind) || !Enum.IsDefined(InputResizing) || !Enum.IsDefined(OutputResizing) || !Enum.IsDefined(Sizing) => "a kind, a resize variant or a rule of sizes is unknown",
        _ when PreferredSize is null != (Sizing == InputSizing.Area) => "a preferred size belongs to a fixed or bounded input, and to no other",
        { PreferredSize: { } size } when (long)size.Width * size.Height != InputArea => "the preferred size has not as many pixels as the input area",
        { PreferredSize: { } size } when !(Fits(size.Width) && Fits(size.Height)) => "a preferred side is not a multiple of the size multiple, at least the smallest side",
        { ComputesDisparity: true } when Kind.LargerIsNearer() => "only depth is the reciprocal of disparity",
        _ => null,
    };

    /// <summary>True where the network takes a side of this many pixels.</summary>
    internal bool Fits(int side) => side >= SmallestSide && side % SizeMultiple == 0;
}
