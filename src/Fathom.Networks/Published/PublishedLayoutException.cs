namespace Fathom.Networks;

/// <summary>Files of weights are not those of a registered network, or of more than one.</summary>
/// <param name="message">What does not fit, and the way out.</param>
public sealed class PublishedLayoutException(string message) : FathomException(message);
