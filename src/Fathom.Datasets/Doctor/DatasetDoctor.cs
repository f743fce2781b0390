using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Fathom.Datasets.Doctor.Checks;

namespace Fathom.Datasets.Doctor;

/// <summary>
/// Looks whether a data set is what it says: files, shapes, depth, intrinsics, poses, time, motion, light, and whether splits share what they must not.
/// <code>var examination = DatasetDoctor.Examine([.. Manifest.Read("manifest.jsonl")]);
/// foreach (var finding in examination.Findings)
///     Console.WriteLine($"{finding.Kind.Severity()}: {finding.Kind.Title()}, {finding.Places.Count} times");</code>
/// </summary>
/// <remarks>Headers are read of all files, pixels of a sample (<see cref="DoctorSettings.Sample"/>): evenly spread, and one frame of each form of files.</remarks>
public static class DatasetDoctor
{
    private static readonly Func<Evidence, IEnumerable<Finding>>[] Checks =
    [
        MissingFiles.Find, UnreadableFiles.Find, Shapes.Find, DepthValues.Find, DepthScale.Find, Inversion.Find, IntrinsicsFit.Find, PoseJumps.Find,
        TimeOrder.Find, Duplicates.Find, LeakedSequences.Find, Motion.Find, Exposure.Find, Conditions.Find, OrphanDepths.Find,
    ];

    /// <summary>Examines one list of frames.</summary>
    /// <param name="frames">The frames.</param>
    /// <param name="settings">Where to draw the lines; null for the usual ones.</param>
    /// <param name="cancellation">Ends the examination.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <exception cref="MissingLibraryException">The library that decodes or shrinks pictures is not there.</exception>
    public static Examination Examine(IReadOnlyList<DatasetFrame> frames, DoctorSettings? settings = null, CancellationToken cancellation = default) =>
        Examine([new ExaminedSplit("all", frames)], settings, null, cancellation);

    /// <summary>Examines splits together, so that what leaks from one into another is seen.</summary>
    /// <param name="splits">The splits; the first is the one that others must not repeat.</param>
    /// <param name="settings">Where to draw the lines; null for the usual ones.</param>
    /// <param name="progress">Is told after each file; from any thread.</param>
    /// <param name="cancellation">Ends the examination.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <exception cref="MissingLibraryException">The library that decodes or shrinks pictures is not there.</exception>
    public static Examination Examine(IReadOnlyList<ExaminedSplit> splits, DoctorSettings? settings, IProgress<DoctorProgress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(splits);
        settings ??= new DoctorSettings();
        var frames = splits.SelectMany((split, i) => split.Frames.Select(frame => (Frame: frame, Split: i))).ToArray();
        var records = Each(frames, frame => FrameRecord.Of(frame.Frame, frame.Split), DoctorStage.Files, progress, cancellation);
        var looks = Each(Sample(records, settings.Sample), FrameLook.Of, DoctorStage.Pixels, progress, cancellation);
        var pairs = Spread([.. records.Where(record => record.Frame.NextPicture is not null)], settings.MotionPairs);
        string? skipped = null;
        NeighbourMotion?[] motions = [];
        try
        {
            motions = Each(pairs, record => NeighbourMotion.Of(record, settings.Home), DoctorStage.Motion, progress, cancellation);
        }
        catch (MissingLibraryException missing)
        {
            // All else can be said without it.
            skipped = missing.Message;
        }
        var evidence = new Evidence(splits, records, looks, [.. motions.OfType<NeighbourMotion>()], settings);
        return new Examination(splits, looks.Length, evidence.Motions.Count, [.. Checks.SelectMany(check => check(evidence)).OrderBy(finding => finding.Kind)]) { MotionSkipped = skipped };
    }

    private static FrameRecord[] Sample(FrameRecord[] records, int? count)
    {
        if (count is not { } wanted)
            return records;
        // Strange forms are rare, and what this is for.
        var chosen = records.GroupBy(record => record.Split).SelectMany(split => Spread([.. split], wanted).Concat(split.DistinctBy(record => record.Form).Take(wanted))).ToHashSet(ReferenceEqualityComparer.Instance);
        return [.. records.Where(chosen.Contains)];
    }

    private static FrameRecord[] Spread(FrameRecord[] records, int count) =>
        records.Length <= count ? records : [.. Enumerable.Range(0, count).Select(i => records[(int)((long)i * records.Length / count)])];

    private static TResult[] Each<T, TResult>(T[] items, Func<T, TResult> look, DoctorStage stage, IProgress<DoctorProgress>? progress, CancellationToken cancellation)
    {
        var results = new TResult[items.Length];
        var done = 0;
        try
        {
            // In order, because a video is decoded forwards.
            Parallel.ForEach(Partitioner.Create(Enumerable.Range(0, items.Length), EnumerablePartitionerOptions.NoBuffering), new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation }, i =>
            {
                results[i] = look(items[i]);
                progress?.Report(new DoctorProgress(stage, Interlocked.Increment(ref done), items.Length));
            });
        }
        catch (AggregateException errors)
        {
            ExceptionDispatchInfo.Throw(errors.InnerExceptions[0]);
        }
        return results;
    }
}
