namespace Fathom.Datasets.StereoVideos;

/// <summary>What became of a stereo video; <c>report.json</c> in the data set's folder.</summary>
/// <param name="Frames">Frames of the video.</param>
/// <param name="Cuts">The frames that begin a shot, but the first.</param>
/// <param name="ShortShots">Shots that were left out because they are too short.</param>
/// <param name="Clips">Clips that were sampled.</param>
/// <param name="Width">Width of the frames written, in pixels.</param>
/// <param name="Height">Their height.</param>
/// <param name="Kept">Training frames written.</param>
/// <param name="Rejected">Frames rejected, by reason.</param>
/// <param name="Downwards">Correlation of nearness with the row, the mean over the frames written, from −1 to 1: clearly positive in most films, because the ground is nearer than what is above; null without frames.</param>
public sealed record StereoVideoReport(int Frames, IReadOnlyList<int> Cuts, int ShortShots, int Clips, int Width, int Height, int Kept, StereoRejects Rejected, double? Downwards)
{
    /// <summary>Whether the eyes seem to be swapped, so that all that is near was written as far. A guess from <see cref="Downwards"/>: a film under the ceilings of one room may look so, too.</summary>
    public bool LooksSwapped => Downwards < -0.2;
}
