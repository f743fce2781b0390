using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Fathom.Datasets.StereoVideos;

/// <summary>
/// Makes training frames of affine-invariant inverse depth out of a stereo video, as MiDaS did out of 3D movies (Ranftl et al. 2020): shots, clips of them, disparities by dense flow from eye to eye and back, and only
/// frames that can be trusted.
/// <code>var report = new StereoVideo("film.mkv", null, new StereoVideoSettings(), "film").Run(_ => { }, CancellationToken.None);</code>
/// </summary>
/// <remarks>
/// Writes <c>rgb/*.jpg</c> (the left eye), <c>depth/*.png</c> (16 bits, 0 = unknown, larger is nearer, shifted so that the smallest is 1: cinema has disparities of both signs), <c>manifest.jsonl</c> and <c>report.json</c>. The same video and
/// settings give the same files. A clip that is written is not computed again: what was stopped or killed is taken over by the next run. Memory holds some frames, whatever the video's length.
/// </remarks>
public sealed class StereoVideo
{
    // Stored numbers for one pixel of disparity, unless the range is wider than 16 bits then hold.
    private const double MostSteps = 256;

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) } };

    private readonly string file, root, parts, name;
    private readonly string? other;
    private readonly StereoVideoSettings settings;

    /// <summary>Prepares the folder.</summary>
    /// <param name="file">The video; with <paramref name="other"/> the left eye's.</param>
    /// <param name="other">The right eye's video, frame by frame beside the left one's; null where one file holds both.</param>
    /// <param name="settings">How.</param>
    /// <param name="root">The data set's folder: new, or of the same video and settings.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    /// <exception cref="FathomException">A video cannot be read, the two do not match, or the folder holds something else.</exception>
    /// <exception cref="WriteException">Nothing can be written there.</exception>
    public StereoVideo(string file, string? other, StereoVideoSettings settings, string root)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        ArgumentNullException.ThrowIfNull(settings);
        settings.Check();
        (this.file, this.other, this.settings, this.root, parts, name) = (file, other, settings, root, Path.Combine(root, ".parts"), Path.GetFileNameWithoutExtension(file));
        using (Open())
            Claim();
    }

    /// <summary>Finds the shots, matches the clips that are missing, and writes manifest and report.</summary>
    /// <param name="progress">Called after each frame of the first pass and each clip of the second, one at a time.</param>
    /// <param name="cancellation">Ends the run at the next frame; clips that are written stay, and the next run goes on.</param>
    /// <exception cref="FathomException">The video is damaged or changed.</exception>
    /// <exception cref="WriteException">A file cannot be written; what is written stays.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public StereoVideoReport Run(Action<StereoVideoProgress> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(progress);
        var index = FindShots(progress, cancellation);
        var (clips, shortShots) = index.Sample(settings);
        var written = new List<(int First, StereoClip Clip)>();
        using var reader = Open();
        var (width, height) = reader.Shape(index.Box);
        foreach (var first in clips)
        {
            if (Part<StereoClip>($"clip-{first:000000}") is not { } clip)
                Save($"clip-{first:000000}", clip = Match(reader, index, first, cancellation));
            written.Add((first, clip));
            progress(new StereoVideoProgress(true, written.Count, clips.Count, written.Sum(one => one.Clip.Frames.Count)));
        }
        var frames = written.SelectMany(one => one.Clip.Frames).ToList();
        var report = new StereoVideoReport(index.Frames, index.Cuts, shortShots, clips.Count, width, height, frames.Count,
            written.Aggregate(new StereoRejects(0, 0, 0), (sum, one) => sum.With(one.Clip.Rejected)), frames.Count == 0 ? null : frames.Average(frame => frame.Downwards));
        AtomicFile.Write(Path.Combine(root, "manifest.jsonl"), Encoding.UTF8.GetBytes(string.Concat(written.SelectMany(one => one.Clip.Frames.Select(frame => Line(one.First, frame))))));
        AtomicFile.Write(Path.Combine(root, "report.json"), JsonSerializer.SerializeToUtf8Bytes(new { video = Claimed(), report }, Readable));
        return report;
    }

    private StereoReader Open() => new(file, other, settings);

    private StereoVideoIndex FindShots(Action<StereoVideoProgress> progress, CancellationToken cancellation)
    {
        if (Part<StereoVideoIndex>("index") is { } known)
            return known;
        using var reader = Open();
        var index = StereoVideoIndex.Of(reader, settings, frames => progress(new StereoVideoProgress(false, frames, reader.ClaimedFrames, 0)), cancellation);
        Save("index", index);
        return index;
    }

    private StereoClip Match(StereoReader reader, StereoVideoIndex index, int first, CancellationToken cancellation)
    {
        var frames = new List<StereoFrame>();
        var rejected = new StereoRejects(0, 0, 0);
        foreach (var number in index.FramesOf(first, settings))
        {
            cancellation.ThrowIfCancellationRequested();
            var (left, right) = reader.ReadAt(number, index.Box);
            var disparity = StereoDisparity.Of(left, right, settings);
            var reject = disparity.Check();
            if (reject != StereoReject.None)
            {
                rejected = rejected.With(reject);
                continue;
            }
            if (settings.FillSky)
                SkyGuess.Fill(left, disparity.Values);
            left.Save(Path.Combine(root, "rgb", $"{FrameName(number)}.jpg"), settings.JpegQuality);
            frames.Add(new StereoFrame(number, reader.Time, Write(disparity, number), disparity.Downwards()));
        }
        return new StereoClip(frames, rejected);
    }

    private double Write(StereoDisparity disparity, int number)
    {
        var (smallest, largest) = (float.PositiveInfinity, float.NegativeInfinity);
        foreach (var value in disparity.Values)
            if (!float.IsNaN(value))
                (smallest, largest) = (Math.Min(smallest, value), Math.Max(largest, value));
        var steps = Math.Min(MostSteps, Math.Floor((ushort.MaxValue - 1) / Math.Max(largest - smallest, 1.0)));
        Png16.Save(Path.Combine(root, "depth", $"{FrameName(number)}.png"), Array.ConvertAll(disparity.Values, value => float.IsNaN(value) ? (ushort)0 : (ushort)(1 + Math.Round((value - smallest) * steps))),
            disparity.Width, disparity.Height);
        return steps;
    }

    private string FrameName(int number) => $"{name}_{number:000000}";

    private string Line(int clip, StereoFrame frame) => JsonSerializer.Serialize(new
    {
        name = FrameName(frame.Number),
        rgb = $"rgb/{FrameName(frame.Number)}.jpg",
        depth = $"depth/{FrameName(frame.Number)}.png",
        depth_scale = frame.Steps,
        kind = "affine-inverse-depth",
        sequence = $"{name}_{clip:000000}",
        time = frame.Time,
    }) + "\n";

    private object Claimed() => new { file = Path.GetFileName(file), bytes = new FileInfo(file).Length, other = Path.GetFileName(other), other_bytes = other is null ? 0 : new FileInfo(other).Length, settings };

    private void Claim()
    {
        var (claim, path) = (JsonSerializer.Serialize(Claimed(), Readable), Path.Combine(parts, "video.json"));
        var isOurs = File.Exists(path);
        if (isOurs && File.ReadAllText(path) != claim)
            throw new DatasetException(root, $"it holds frames of another video or of other settings, see {path}. Choose another folder.");
        if (!isOurs && Directory.Exists(root) && Directory.EnumerateFileSystemEntries(root).Any(entry => Path.GetFileName(entry) != ".parts"))
            throw new DatasetException(root, "it is not empty and holds no frames of a stereo video. Choose another folder.");
        try
        {
            Directory.CreateDirectory(parts);
            AtomicFile.Write(path, Encoding.UTF8.GetBytes(claim));
            Directory.CreateDirectory(Path.Combine(root, "rgb"));
            Directory.CreateDirectory(Path.Combine(root, "depth"));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new WriteException(root, error.Message.TrimEnd('.'), error);
        }
    }

    private T? Part<T>(string part) where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllBytes(Path.Combine(parts, part + ".json")));
        }
        catch (Exception error) when (error is FileNotFoundException or JsonException)
        {
            return null;
        }
    }

    private void Save<T>(string part, T content) => AtomicFile.Write(Path.Combine(parts, part + ".json"), JsonSerializer.SerializeToUtf8Bytes(content));
}
