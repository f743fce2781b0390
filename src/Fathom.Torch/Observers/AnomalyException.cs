namespace Fathom.Torch;

/// <summary>A number that is not finite appeared while <see cref="AnomalyDetection"/> watched. The message names the operator and the module.</summary>
public sealed class AnomalyException : FathomException
{
    /// <summary>Creates the error.</summary>
    public AnomalyException(string message) : base(message) { }
}
