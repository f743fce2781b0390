using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.ExceptionServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Fathom.Worlds;

namespace Fathom.Datasets.Rendering;

/// <summary>
/// Renders worlds into a folder with the layout of Virtual KITTI 2, a manifest (<see cref="Manifest"/>) and a data card. Files are whole or absent; what a killed or failed run left is taken
/// over by the next, and more frames can be added later.
/// </summary>
public sealed class WorldRenderer
{
    private static readonly JsonSerializerOptions Json = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private readonly WorldRendering rendering;
    private readonly string root, parts;
    private readonly VirtualKittiFolder folder;

    /// <summary>Prepares the folder.</summary>
    /// <param name="rendering">What to render.</param>
    /// <param name="root">The data set's folder; created where missing.</param>
    /// <exception cref="FathomException">There is no such family, or the folder holds another rendering.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    /// <exception cref="WriteException">Nothing can be written there.</exception>
    public WorldRenderer(WorldRendering rendering, string root)
    {
        ArgumentNullException.ThrowIfNull(rendering);
        World.Create(rendering.Family, 0);
        ArgumentOutOfRangeException.ThrowIfLessThan(rendering.Frames, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(rendering.Width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(rendering.Height, 1);
        if (rendering.FramesPerSecond is { } rate && !(rate is > 0 and <= 1000))
            throw new ArgumentOutOfRangeException(nameof(rendering), rate, "Frames a second: above 0, at most 1000.");
        if (rendering.Baseline is { } baseline && !(double.IsFinite(baseline) && baseline != 0))
            throw new ArgumentOutOfRangeException(nameof(rendering), baseline, "A baseline is a number of metres, not 0.");
        (this.rendering, this.root, parts, folder) = (rendering, root, Path.Combine(root, ".parts"), new VirtualKittiFolder(root));
        Claim();
    }

    /// <summary>Renders what is missing and writes the text files.</summary>
    /// <param name="threads">Worlds rendered at the same time.</param>
    /// <param name="progress">Called after each world with the frames that are there by then; from any thread, one at a time.</param>
    /// <param name="cancellation">Ends the run after the worlds in work; the next run goes on.</param>
    /// <returns>The frames that were rendered in this run.</returns>
    /// <exception cref="WriteException">A file cannot be written; what is written stays, and the next run goes on.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public int Run(int threads, Action<int> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(progress);
        var units = RenderedUnit.Of(rendering).ToArray();
        var missing = units.Where(unit => !IsDone(unit)).ToArray();
        var there = rendering.Frames - missing.Sum(unit => unit.Count);
        var gate = new Lock();
        try
        {
            // One after the other, so that what a run leaves is a beginning, not pieces.
            Parallel.ForEach(Partitioner.Create(missing, EnumerablePartitionerOptions.NoBuffering), new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation }, unit =>
            {
                Render(unit);
                lock (gate)
                    progress(there += unit.Count);
            });
        }
        catch (AggregateException errors)
        {
            ExceptionDispatchInfo.Throw(errors.InnerExceptions[0]);
        }
        WriteTexts([.. units.SelectMany(Read)]);
        return missing.Sum(unit => unit.Count);
    }

    private void Render(RenderedUnit unit)
    {
        using var stage = World.Create(rendering.Family, unit.Seed).With(rendering.Assets).Open();
        var shot = new Shot(stage.Camera(rendering.Width, rendering.Height)) { Style = rendering.Style };
        var eyes = rendering.Baseline is { } baseline ? new[] { shot, shot.MovedRight(baseline) } : [shot];
        var written = new List<RenderedFrame>();
        for (var camera = 0; camera < eyes.Length; camera++)
            foreach (var condition in rendering.Conditions)
            {
                WorldFrame? before = null;
                for (var i = 0; i < unit.Count; i++)
                {
                    var frame = stage.Render(eyes[camera] with { Time = i / (rendering.FramesPerSecond ?? 1), Condition = condition });
                    var number = unit.FirstFrame + i;
                    folder.Write(frame, unit.Scene, condition, camera, number);
                    if (before is not null)
                    {
                        folder.Write(before.FlowTo(frame), "forwardFlow", "flow", unit.Scene, condition, camera, number - 1);
                        folder.Write(frame.FlowTo(before), "backwardFlow", "backwardFlow", unit.Scene, condition, camera, number);
                    }
                    before = frame;
                    var lens = shot.Camera;
                    written.Add(new RenderedFrame(condition, unit.Scene, number, camera, [lens.Fx, lens.Fy, lens.Cx, lens.Cy], frame.Pose.Inverse().ToMatrix()));
                }
            }
        // Last: where it is, all others are.
        AtomicFile.Write(PartOf(unit), JsonSerializer.SerializeToUtf8Bytes(written));
    }

    private string PartOf(RenderedUnit unit) => Path.Combine(parts, $"{unit.Number:000000}.json");

    // A sequence that was cut short by the number of frames is rendered again when more are wanted.
    private bool IsDone(RenderedUnit unit) => File.Exists(PartOf(unit)) && Read(unit).Count == unit.Count * rendering.PicturesPerFrame;

    private List<RenderedFrame> Read(RenderedUnit unit)
    {
        try
        {
            return JsonSerializer.Deserialize<List<RenderedFrame>>(File.ReadAllBytes(PartOf(unit))) ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private void Claim()
    {
        var claim = Path.Combine(parts, "rendering.txt");
        if (File.Exists(claim))
        {
            var other = File.ReadAllText(claim);
            if (other != rendering.Signature)
                throw new FathomException($"{root} holds another rendering ({other}), and this would be {rendering.Signature}. Choose another folder.");
            return;
        }
        if (Directory.Exists(root) && Directory.EnumerateFileSystemEntries(root).Any(entry => Path.GetFileName(entry) != ".parts"))
            throw new FathomException($"{root} is not empty and no rendering of worlds. Choose another folder.");
        try
        {
            Directory.CreateDirectory(parts);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new WriteException(root, error.Message.TrimEnd('.'), error);
        }
        AtomicFile.Write(claim, Encoding.UTF8.GetBytes(rendering.Signature));
    }

    private void WriteTexts(List<RenderedFrame> frames)
    {
        foreach (var variation in frames.GroupBy(frame => VirtualKittiFolder.Variation(frame.Scene, frame.Condition)))
        {
            var ordered = variation.OrderBy(frame => frame.Frame).ThenBy(frame => frame.Camera).ToArray();
            Text($"{variation.Key}/intrinsic.txt", "frame cameraID K[0,0] K[1,1] K[0,2] K[1,2]", ordered.Select(frame => Row(frame, frame.Intrinsics)));
            Text($"{variation.Key}/extrinsic.txt", "frame cameraID r1,1 r1,2 r1,3 t1 r2,1 r2,2 r2,3 t2 r3,1 r3,2 r3,3 t3 0 0 0 1", ordered.Select(frame => Row(frame, frame.Extrinsics)));
            Text($"{variation.Key}/colors.txt", "Category r g b", Enum.GetValues<Semantic>().Select(label => label.Color() is var (r, g, b) ? $"{label} {r} {g} {b}" : ""));
        }
        AtomicFile.Write(Path.Combine(root, "README.md"), Encoding.UTF8.GetBytes(DataCard.Write(rendering, frames.Count)));
        AtomicFile.Write(Path.Combine(root, "manifest.jsonl"), Encoding.UTF8.GetBytes(ManifestOf(frames)));
    }

    private void Text(string name, string header, IEnumerable<string> lines) =>
        AtomicFile.Write(Path.Combine(root, name), Encoding.UTF8.GetBytes($"{header}\n{string.Join('\n', lines)}\n"));

    private static string Row(RenderedFrame frame, double[] numbers) =>
        FormattableString.Invariant($"{frame.Frame} {frame.Camera} ") + string.Join(' ', numbers.Select(number => FormattableString.Invariant($"{number:G17}")));

    private string ManifestOf(List<RenderedFrame> frames)
    {
        var there = frames.Select(frame => (frame.Scene, frame.Condition, frame.Camera, frame.Frame)).ToHashSet();
        return string.Concat(frames.Select(frame => JsonSerializer.Serialize(Line(frame), Json) + "\n"));

        object Line(RenderedFrame frame)
        {
            // File names repeat in every scene, condition and eye.
            var recording = $"{VirtualKittiFolder.Variation(frame.Scene, frame.Condition).Replace('/', '_')}_Camera_{frame.Camera}";
            var rate = rendering.FramesPerSecond;
            return new
            {
                name = string.Create(CultureInfo.InvariantCulture, $"{recording}_{frame.Frame:00000}"),
                rgb = Picture(frame.Camera, frame.Frame),
                depth = VirtualKittiFolder.Name(frame.Scene, frame.Condition, "depth", frame.Camera, "depth", frame.Frame, "png"),
                depth_scale = VirtualKittiFolder.DepthScale,
                cap = ushort.MaxValue / VirtualKittiFolder.DepthScale,
                intrinsics = frame.Intrinsics,
                pose = Pose.FromMatrix(frame.Extrinsics).Inverse().ToMatrix(),
                // Single frames are worlds of their own; names repeat in every rendering.
                sequence = rate is null ? null : $"{rendering.Family}_{rendering.Seed}_{recording}",
                time = frame.Frame / rate,
                previous = rate is null ? null : Picture(frame.Camera, frame.Frame - 1),
                next = rate is null ? null : Picture(frame.Camera, frame.Frame + 1),
                other_eye = Picture(1 - frame.Camera, frame.Frame),
                baseline = frame.Camera == 0 ? rendering.Baseline : -rendering.Baseline,
                place = rendering.Family,
                condition = frame.Condition.ToString().ToLowerInvariant(),
            };

            string? Picture(int camera, int number) =>
                there.Contains((frame.Scene, frame.Condition, camera, number)) ? VirtualKittiFolder.Name(frame.Scene, frame.Condition, "rgb", camera, "rgb", number, "jpg") : null;
        }
    }
}
