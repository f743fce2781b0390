using System.Text;
using Fathom.Datasets;
using Fathom.Datasets.Doctor;

namespace Fathom.Cli.Data;

/// <summary>One run of <c>fathom data doctor</c>.</summary>
internal sealed class DoctorRun(DoctorRequest request, Terminal terminal)
{
    /// <summary>Examines and reports.</summary>
    /// <returns><see cref="ExitCode.Failed"/> where something is wrong.</returns>
    /// <exception cref="FathomException">There are no such data.</exception>
    public int Run()
    {
        var splits = Splits();
        if (splits.FirstOrDefault(split => split is { Frames.Count: 0, Fault: null }) is { Name: var empty })
            throw new FathomException($"{empty}: no frame is in it.");
        Examination examination;
        using (var progress = new ProgressLine(terminal, TimeProvider.System))
            examination = DatasetDoctor.Examine(splits, new DoctorSettings { Sample = request.Sample }, new Listener(progress), terminal.Interrupted);
        if (request.Json is { } file)
        {
            var json = DoctorReport.Json(examination);
            if (file == "-")
                terminal.Output.WriteLine(json);
            else
                AtomicFile.Write(file, Encoding.UTF8.GetBytes(json + "\n"));
        }
        if (request.Json != "-")
            DoctorReport.Write(examination, terminal);
        return examination.HasErrors || (request.Strict && examination.Findings.Count > 0) ? ExitCode.Failed : ExitCode.Done;
    }

    private IReadOnlyList<ExaminedSplit> Splits() => request.Splits.Count == 0
        ? [.. request.Data.Select(data => ExaminedSplit.Read(data, Open(data, null)))]
        : [.. request.Splits.Select(split => ExaminedSplit.Read(Path.GetFileName(split), Open(request.Data[0], split)))];

    private IEnumerable<DatasetFrame> Open(string data, string? split)
    {
        if (request.Layout is { } named)
            return DatasetLayouts.Find(named).Read(data, split);
        if (split is not null)
            throw new UsageException("--split needs --layout: lists are read as their data set has them.");
        // Lines of a film would have no end.
        if (File.Exists(data) && Path.GetExtension(data) != ".jsonl")
            throw new UsageException($"{data}: a manifest ends in .jsonl. What is it? --layout says so; `fathom data layouts` lists them.");
        if (!Directory.Exists(data))
            return Manifest.Read(data);
        return Path.Combine(data, "manifest.jsonl") is var manifest && File.Exists(manifest) ? Manifest.Read(manifest) : PictureFolder.Read(data);
    }

    private sealed class Listener(ProgressLine progress) : IProgress<DoctorProgress>
    {
        private readonly Lock gate = new();
        private DoctorStage? stage;
        private TimeSpan begun;

        public void Report(DoctorProgress value)
        {
            TimeSpan left;
            lock (gate)
            {
                if (stage != value.Stage)
                    (stage, begun) = (value.Stage, progress.Elapsed);
                left = (progress.Elapsed - begun) / value.Done * (value.Of - value.Done);
            }
            progress.Show((double)value.Done / value.Of, $"{value.Stage.ToString().ToLowerInvariant()}: {value.Done}/{value.Of}, {Words.Left(left)} left");
        }
    }
}
