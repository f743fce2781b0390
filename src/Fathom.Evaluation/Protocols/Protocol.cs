namespace Fathom.Evaluation;

/// <summary>How predictions are scored, as data; <see cref="ProtocolFiles"/> has those of the field. What it says is done in this order: resize, hold before, align, hold, drop what is farther than <see cref="ThenUpTo"/>, measure.</summary>
public sealed record Protocol
{
    /// <summary>MiDaS's alignment for any frames that bring crop and cap: any kind of prediction.</summary>
    public static Protocol Affine { get; } = ProtocolFiles.Find("affine");

    /// <summary>Median scaling for any frames that bring crop and cap: predictions that are depth, or its inverse, up to one scale.</summary>
    public static Protocol Median { get; } = ProtocolFiles.Find("median");

    /// <summary>Median scaling that also takes affine-invariant predictions, as though their unknown shift were 0: for comparing with tables made so, not for judging.</summary>
    public static Protocol MedianWithShiftZero { get; } = ProtocolFiles.Find("median-shift-0");

    /// <summary>What tables and the command line call it.</summary>
    public required string Name { get; init; }

    /// <summary>What it is, in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>Where it was published: paper and code.</summary>
    public required string Source { get; init; }

    /// <summary>The frames it is about; null for any.</summary>
    public ProtocolData? Data { get; init; }

    /// <summary>The part of the measured map that a prediction covers, and to whose size it is resized; null: all of it.</summary>
    public PixelWindow? Window { get; init; }

    /// <summary>The part that is scored; a window's rows and columns count from the measured map's first.</summary>
    public ProtocolCrop Crop { get; init; } = ProtocolCrop.ByFrame;

    /// <summary>Measured depth in metres up to which a pixel is ignored.</summary>
    public double Nearest { get; init; } = 1e-3;

    /// <summary>Measured depth from which a pixel is ignored.</summary>
    public FarLimit Farthest { get; init; } = FarLimit.Cap;

    /// <summary>What of a prediction of another size is resized.</summary>
    public ResizedQuantity Quantity { get; init; }

    /// <summary>How. Enlarging, OpenCV's linear equals PIL's and torch's bilinear with half-pixel centres.</summary>
    public Resizing Resize { get; init; } = Resizing.OpenCvLinear;

    /// <summary>Where predicted depths are held before they are aligned; null: nowhere.</summary>
    public HoldRange? HoldBefore { get; init; }

    /// <summary>What is fitted.</summary>
    public AlignmentMethod Alignment { get; init; }

    /// <summary>In which numbers.</summary>
    public AlignmentSpace Space { get; init; }

    /// <summary>Fits over every measured pixel, also those outside crop and limits.</summary>
    public bool AlignsOverAllMeasured { get; init; }

    /// <summary>Where depths are held after they are aligned; null: nowhere.</summary>
    public HoldRange? Hold { get; init; }

    /// <summary>Measured depth in metres above which a pixel is dropped after all that; null: none.</summary>
    public double? ThenUpTo { get; init; }

    /// <summary>Reads affine-invariant inverse depth as inverse depth.</summary>
    public bool TakesShiftAsZero { get; init; }

    /// <summary>What is measured, in the order of tables.</summary>
    public required IReadOnlyList<Metric> Metrics { get; init; }

    /// <summary>Whether the truth is a pair of points (DIW) and no depth.</summary>
    public bool ComparesPairs => Metrics.Contains(Metric.Whdr);

    /// <summary>Every choice that changes a score, in words, in the order in which it is done.</summary>
    public IReadOnlyList<(string What, string Choice)> Choices => ProtocolText.Choices(this);

    /// <summary>The protocol in words; the text that its fingerprint covers.</summary>
    public string Description => ProtocolText.Describe(this);

    /// <summary>Scores one prediction.</summary>
    /// <param name="prediction">Any size; any kind that the protocol takes.</param>
    /// <param name="truth">What it is compared with.</param>
    /// <returns>The score, or the reason why there is none.</returns>
    /// <exception cref="FathomException">The truth is not what the protocol compares with, or the frame has no cap where it takes one.</exception>
    public FrameResult Score(DepthMap prediction, Truth truth) => new PictureScorer(this, truth).Score(prediction);
}
