namespace Fathom.Datasets.Doctor;

/// <summary>Two frames of a recording that follow each other.</summary>
/// <param name="From">The earlier one.</param>
/// <param name="To">The later one.</param>
internal readonly record struct Step(FrameRecord From, FrameRecord To);
