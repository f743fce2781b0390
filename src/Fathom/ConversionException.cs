namespace Fathom;

/// <summary>A depth map was asked for something that its kind cannot give. The message names what would make it possible.</summary>
public sealed class ConversionException : FathomException
{
    /// <summary>Creates the error.</summary>
    /// <param name="from">What the map holds.</param>
    /// <param name="to">What was asked for.</param>
    /// <param name="message">What is missing, and the way out.</param>
    public ConversionException(DepthKind from, DepthKind to, string message) : base(message) => (From, To) = (from, to);

    /// <summary>What the map holds.</summary>
    public DepthKind From { get; }

    /// <summary>What was asked for.</summary>
    public DepthKind To { get; }
}
