namespace Fathom.Datasets.StereoVideos;

/// <summary>How far a <see cref="StereoVideo"/> is.</summary>
/// <param name="Matching">False while shots are looked for, frame by frame; true while clips are matched.</param>
/// <param name="Done">Frames or clips done.</param>
/// <param name="Total">Of how many: clips exactly, frames as the file claims; null where it does not.</param>
/// <param name="Kept">Training frames there are by now.</param>
public readonly record struct StereoVideoProgress(bool Matching, int Done, int? Total, int Kept);
