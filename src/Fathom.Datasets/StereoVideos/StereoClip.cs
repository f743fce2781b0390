namespace Fathom.Datasets.StereoVideos;

/// <summary>What became of one clip; its file is written after all of its frames.</summary>
/// <param name="Frames">Those that were kept.</param>
/// <param name="Rejected">Those that were not.</param>
internal sealed record StereoClip(IReadOnlyList<StereoFrame> Frames, StereoRejects Rejected);

/// <summary>A frame that was written.</summary>
/// <param name="Number">In the video.</param>
/// <param name="Time">Seconds in the video.</param>
/// <param name="Steps">Stored numbers for one pixel of disparity.</param>
/// <param name="Downwards">See <see cref="StereoDisparity.Downwards"/>.</param>
internal sealed record StereoFrame(int Number, double Time, double Steps, double Downwards);
