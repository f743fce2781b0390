namespace Fathom.Evaluation;

/// <summary>The frames that a protocol is about.</summary>
/// <param name="Layout">The data set's layout, a name of <see cref="Datasets.DatasetLayouts"/>.</param>
/// <param name="Split">The list of frames, a name or a file; null where the layout needs none.</param>
/// <param name="Training">The list of frames to train on, of which the mean depth map is made; null where there is none.</param>
public sealed record ProtocolData(string Layout, string? Split, string? Training)
{
    /// <summary>In words.</summary>
    public override string ToString() => Split is null ? Layout : $"{Layout} {Split}";
}
