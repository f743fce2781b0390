namespace Fathom.Evaluation;

/// <summary>What of a prediction is resized to the measurement's size; between pixels the three differ.</summary>
public enum ResizedQuantity
{
    /// <summary>The numbers as they were predicted.</summary>
    AsPredicted,

    /// <summary>Depth.</summary>
    Depth,

    /// <summary>Inverse depth, or disparity.</summary>
    InverseDepth,
}
