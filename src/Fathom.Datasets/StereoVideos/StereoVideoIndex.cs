namespace Fathom.Datasets.StereoVideos;

/// <summary>What the first pass over a stereo video finds.</summary>
/// <param name="Frames">How many frames there are.</param>
/// <param name="Rate">Frames a second.</param>
/// <param name="Cuts">Frames that begin a shot, but the first.</param>
/// <param name="Box">What is used of an eye.</param>
internal sealed record StereoVideoIndex(int Frames, double Rate, IReadOnlyList<int> Cuts, PixelBox Box)
{
    // Frames between two that are looked at for black bars: a few a second are enough.
    private const int BarsEvery = 12;

    public static StereoVideoIndex Of(StereoReader reader, StereoVideoSettings settings, Action<int> progress, CancellationToken cancellation)
    {
        var shots = new ShotFinder(settings.SceneThreshold, settings.BlackLevel);
        var bars = new BlackBars(reader.Eye.Width, reader.Eye.Height, settings.BlackLevel);
        var frames = 0;
        for (; reader.Read() is { } frame; frames++)
        {
            cancellation.ThrowIfCancellationRequested();
            shots.Add(frame[0]);
            if (frames % BarsEvery == 0)
                foreach (var eye in reader.EyesOf(frame, reader.Eye))
                    bars.Add(eye);
            progress(frames + 1);
        }
        var rest = bars.Rest();
        var margin = (int)Math.Round(settings.SideMargin * rest.Width);
        return new StereoVideoIndex(frames, reader.FramesPerSecond, shots.Cuts, rest with { X = rest.X + margin, Width = rest.Width - 2 * margin });
    }

    /// <summary>The first frames of the clips, and how many shots are too short for any.</summary>
    public (IReadOnlyList<int> Clips, int ShortShots) Sample(StereoVideoSettings settings)
    {
        var (start, end) = (Frame(settings.SkipStart), Frames - Frame(settings.SkipEnd));
        var clips = new List<int>();
        var shortShots = 0;
        for (var shot = 0; shot <= Cuts.Count; shot++)
        {
            var first = Math.Max(start, shot == 0 ? 0 : Cuts[shot - 1]);
            var last = Math.Min(end, shot == Cuts.Count ? Frames : Cuts[shot]);
            if (last <= first)
                continue;
            if (last - first < Math.Max(settings.ShortestShot * Rate, settings.ClipFrames))
                shortShots++;
            else
                for (var clip = 0; first + Frame(clip * settings.ClipEvery) + settings.ClipFrames <= last; clip++)
                    clips.Add(first + Frame(clip * settings.ClipEvery));
        }
        return (clips, shortShots);
    }

    /// <summary>The frames that are kept of a clip.</summary>
    public IEnumerable<int> FramesOf(int clip, StereoVideoSettings settings)
    {
        var step = Math.Max(1, (int)Math.Round(Rate / settings.FramesPerSecond));
        for (var i = 0; i < settings.ClipFrames; i += step)
            yield return clip + i;
    }

    private int Frame(double seconds) => (int)Math.Min(Math.Round(seconds * Rate), Frames);
}
