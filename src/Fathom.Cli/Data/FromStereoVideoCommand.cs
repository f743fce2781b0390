using System.CommandLine;
using System.Runtime.CompilerServices;
using Fathom.Cli.Predict;
using Fathom.Datasets.StereoVideos;

namespace Fathom.Cli.Data;

/// <summary><c>fathom data from-stereo-video</c>: a 3D film as training frames.</summary>
internal sealed class FromStereoVideoCommand : Command, ICommandWithExamples
{
    private readonly Argument<string[]> files = new("FILE")
    {
        Description = "A video with both eyes in each frame, or two videos: the left eye's and the right eye's.",
        Arity = new ArgumentArity(1, 2),
    };

    private readonly Option<string> output = new("--output", "-o") { Description = "Folder of the data set: new, or of the same video and options, which is then completed.", HelpName = "DIR", Required = true };

    private readonly Option<StereoLayout> layout = new("--layout")
    {
        Description = "Where a single video has its eyes: side (left, right), top (left above), and halfside, halftop where they are squeezed to half. [default: side]",
        HelpName = "LAYOUT",
        CustomParser = argument => Choices.Parse<StereoLayout>(argument) is [.., var last] ? last : default,
    };

    private readonly Option<bool> swap = new("--swap-eyes") { Description = "The first eye is the right one." };

    private readonly Option<StereoMatching> matching = new("--matching")
    {
        Description = "flow: optical flow there and back, as published; semiglobal: sharper, for pictures whose rows match exactly. [default: flow]",
        HelpName = "METHOD",
        CustomParser = argument => Choices.Parse<StereoMatching>(argument) is [.., var last] ? last : default,
    };

    private readonly Option<double?> rate = Number("--fps", "Frames a second kept of each clip. [default: 4]", "RATE", numbers => numbers is [> 0 and <= 1000], "one number above 0, at most 1000");

    private readonly Option<double?> skipStart = Number("--skip-start", "Seconds left out at the beginning: logos and titles.", "SECONDS", numbers => numbers is [>= 0], "one number, at least 0");

    private readonly Option<double?> skipEnd = Number("--skip-end", "Seconds left out at the end: credits.", "SECONDS", numbers => numbers is [>= 0], "one number, at least 0");

    private readonly Option<bool> sky = new("--sky") { Description = "Guess the sky (bright and even, from the picture's top) and set it to the farthest disparity." };

    /// <summary>Builds the command.</summary>
    /// <param name="terminal">Where it writes.</param>
    public FromStereoVideoCommand(Terminal terminal)
        : base("from-stereo-video", "Make training frames with disparity (affine-invariant) of a stereo video: shots, clips of them, and only frames that can be trusted. The same command goes on where it was stopped.")
    {
        Arguments.Add(files);
        foreach (var option in new Option[] { output, layout, swap, matching, rate, skipStart, skipEnd, sky })
            Options.Add(option);
        Validators.Add(command =>
        {
            if (command.GetResult(files) is { Tokens.Count: 2 } && command.GetResult(layout) is { Implicit: false })
                command.AddError("--layout is for one video with both eyes: with two videos each has one.");
        });
        SetAction(parsed => Run(parsed.GetRequiredValue(files), parsed.GetRequiredValue(output), new StereoVideoSettings
        {
            Layout = parsed.GetValue(layout),
            SwapEyes = parsed.GetValue(swap),
            Matching = parsed.GetValue(matching),
            FramesPerSecond = parsed.GetValue(rate) ?? new StereoVideoSettings().FramesPerSecond,
            SkipStart = parsed.GetValue(skipStart) ?? 0,
            SkipEnd = parsed.GetValue(skipEnd) ?? 0,
            FillSky = parsed.GetValue(sky),
        }, terminal));
    }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new("fathom data from-stereo-video film.mkv --layout halfside -o film", "A film as 3D televisions play it: both eyes squeezed into one frame."),
        new("fathom data from-stereo-video left.mp4 right.mp4 -o ride", "A recording with a file for each eye."),
        new("fathom data from-stereo-video film.mkv --skip-start 300 --skip-end 600 --sky -o film", "Without titles and credits, with sky."),
    ];

    private static Option<double?> Number(string name, string description, string helpName, Predicate<double[]> fits, string wanted) => new(name)
    {
        Description = description,
        HelpName = helpName,
        CustomParser = argument => Numbers.Parse(argument, fits, wanted) is [[var number]] ? number : null,
    };

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Run(string[] files, string folder, StereoVideoSettings settings, Terminal terminal)
    {
        var video = new StereoVideo(files[0], files.ElementAtOrDefault(1), settings, folder);
        using var progress = new ProgressLine(terminal, TimeProvider.System);
        var (last, start, skipped) = (default(StereoVideoProgress), TimeSpan.Zero, 0);
        StereoVideoReport report;
        try
        {
            report = video.Run(Show, terminal.Interrupted);
        }
        catch (OperationCanceledException)
        {
            progress.Fail($"interrupted: {(last.Matching ? $"{last.Done} of {last.Total} clips are done and whole" : "its shots were not found yet")}. The same command does the rest.");
            return ExitCode.Interrupted;
        }
        var elapsed = progress.Elapsed;
        progress.Dispose();
        var indent = new string(' ', folder.Length);
        terminal.Output.WriteLine($"{folder}  {report.Kept} frames of {report.Width}×{report.Height} pixels out of {report.Clips} {(report.Clips == 1 ? "clip" : "clips")}, in {Words.Duration(elapsed)}");
        terminal.Output.WriteLine($"{indent}  {report.Frames} frames of video, {report.Cuts.Count} cuts, {report.ShortShots} shots too short");
        terminal.Output.WriteLine($"{indent}  rejected: {report.Rejected.Inconsistent} not consistent, {report.Rejected.Vertical} displaced vertically, {report.Rejected.Flat} flat");
        terminal.Output.WriteLine($"{indent}  manifest.jsonl, report.json");
        if (report.LooksSwapped)
            terminal.Error.WriteLine("fathom: what is low in the pictures seems far and what is high near: the eyes look swapped. Try --swap-eyes, into another folder.");
        if (report.Kept > 0)
            return ExitCode.Done;
        terminal.Fail("no frame could be used. Does --layout say how the video holds its eyes?");
        return ExitCode.Failed;

        void Show(StereoVideoProgress now)
        {
            // Clips that were there take no time: the rate is that of the rest.
            if (now.Matching != last.Matching || last.Done == 0)
                (start, skipped) = (progress.Elapsed, now.Done);
            last = now;
            var speed = (now.Done - skipped) / (progress.Elapsed - start).TotalSeconds;
            var left = now.Total is { } total && speed > 0 ? $"  {Words.Left(TimeSpan.FromSeconds(Math.Max(total - now.Done, 0) / speed))} left" : "";
            progress.Show(now.Total is { } all ? (double)now.Done / all : 0,
                now.Matching ? $"clip {now.Done}/{now.Total}, {now.Kept} frames{left}" : $"finding shots: frame {now.Done}{(now.Total is null ? "" : $"/{now.Total}")}{left}");
        }
    }
}
