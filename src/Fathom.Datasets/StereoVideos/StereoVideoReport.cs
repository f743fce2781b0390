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
/// <param name="FarInFront">Of the places where one surface hides another, the share in which the one with the smaller disparity is in front: 0 in a perfect pair, 1 where the eyes are swapped; null where there are too few to tell.</param>
public sealed record StereoVideoReport(int Frames, IReadOnlyList<int> Cuts, int ShortShots, int Clips, int Width, int Height, int Kept, StereoRejects Rejected, double? FarInFront)
{
    /// <summary>Whether the eyes seem to be swapped, so that all that is near was written as far.</summary>
    public bool LooksSwapped => FarInFront > 0.6;
}
