using System.CommandLine;
using System.Runtime.CompilerServices;
using Fathom.Cli.Predict;
using Fathom.Datasets.Rendering;
using Fathom.Worlds;

namespace Fathom.Cli.Worlds;

/// <summary><c>fathom worlds render</c>: a data set on disk.</summary>
internal sealed class RenderCommand : Command, ICommandWithExamples
{
    private readonly Argument<string> family = WorldsCommand.Family();

    private readonly Option<int> frames = new("--frames") { Description = "How many frames; each under every condition and from every eye.", HelpName = "N", Required = true };

    private readonly Option<(int Width, int Height)?> size = WorldsCommand.Size("640x192");

    private readonly Option<ulong> seed = WorldsCommand.Seed();

    private readonly Option<bool> sequence = new("--sequence") { Description = FormattableString.Invariant($"Sequences of {World.Duration} seconds instead of single frames.") };

    private readonly Option<double?> rate = new("--fps")
    {
        Description = "Frames a second of sequences. [default: 10]",
        HelpName = "RATE",
        CustomParser = argument => Numbers.Parse(argument, numbers => numbers is [> 0 and <= 1000], "one number above 0, at most 1000") is [[var number]] ? number : null,
    };

    private readonly Option<double?> stereo = new("--stereo")
    {
        Description = "Also the right eye of a stereo pair, that far from the left one.",
        HelpName = "METRES",
        CustomParser = argument => Numbers.Parse(argument, numbers => numbers is [not 0], "one number, not 0") is [[var number]] ? number : null,
    };

    private readonly Option<Condition> light = new("--light")
    {
        Description = $"Hour or weather: {string.Join(", ", Choices.Names<Condition>())}. [default: day]",
        HelpName = "CONDITION",
        CustomParser = argument => Choices.Parse<Condition>(argument) is [.., var last] ? last : default,
    };

    private readonly Option<Condition[]> twins = new("--twin")
    {
        Description = "The same frames under other conditions too, with commas between.",
        HelpName = "LIST",
        CustomParser = argument => [.. Choices.Parse<Condition>(argument)],
    };

    private readonly Option<Style> style = WorldsCommand.Style();

    private readonly Option<int> threads = new("--threads") { Description = "Worlds rendered at the same time. [default: all processors]", HelpName = "N" };

    private readonly Option<string> output = new("--output", "-o") { Description = "Folder of the data set: new, or of the same rendering, which is then completed.", HelpName = "DIR", Required = true };

    /// <summary>Builds the command.</summary>
    /// <param name="terminal">Where it writes.</param>
    public RenderCommand(Terminal terminal) : base("render", "Render a data set in the layout of Virtual KITTI 2, with a manifest and a data card. The same command goes on where it was stopped.")
    {
        Arguments.Add(family);
        var assets = new AssetOptions(this);
        foreach (var option in new Option[] { frames, size, seed, sequence, rate, stereo, light, twins, style, assets.Folder, assets.Strict, threads, output })
            Options.Add(option);
        foreach (var number in new[] { frames, threads })
            number.Validators.Add(option =>
            {
                if (option.Tokens is [var word] && int.TryParse(word.Value, out var value) && value < 1)
                    option.AddError($"{number.Name}: at least 1.");
            });
        Validators.Add(command =>
        {
            if (command.GetResult(rate) is not null && command.GetResult(sequence) is null or { Implicit: true })
                command.AddError("--fps is for sequences: give --sequence too.");
        });
        SetAction(parsed => Run(
            new WorldRendering(parsed.GetRequiredValue(family), parsed.GetValue(frames), parsed.GetValue(size)?.Width ?? 640, parsed.GetValue(size)?.Height ?? 192)
            {
                Seed = parsed.GetValue(seed),
                FramesPerSecond = parsed.GetValue(sequence) ? parsed.GetValue(rate) ?? 10 : null,
                Baseline = parsed.GetValue(stereo),
                Conditions = [.. new[] { parsed.GetValue(light) }.Concat(parsed.GetValue(twins) ?? []).Distinct()],
                Style = parsed.GetValue(style),
                Assets = assets.Load(parsed, terminal),
            },
            parsed.GetRequiredValue(output), parsed.GetValue(threads) is > 0 and var given ? given : Environment.ProcessorCount, terminal));
    }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new("fathom worlds render room --frames 1000 --size 320x240 -o rooms", "A thousand rooms."),
        new("fathom worlds render street --frames 510 --sequence --stereo 0.54 -o drives", "Ten drives of 51 frames with optical flow, from two eyes."),
        new("fathom worlds render street --frames 200 --twin night,rain --style game -o twins", "The same streets by day, by night and in rain."),
    ];

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Run(WorldRendering rendering, string folder, int threads, Terminal terminal)
    {
        var renderer = new WorldRenderer(rendering, folder);
        using var progress = new ProgressLine(terminal, TimeProvider.System);
        var (first, there) = (-1, 0);
        int rendered;
        try
        {
            rendered = renderer.Run(threads, Show, terminal.Interrupted);
        }
        catch (OperationCanceledException)
        {
            progress.Fail($"interrupted: {there} of {rendering.Frames} frames are done and whole. The same command does the rest.");
            return ExitCode.Interrupted;
        }
        var elapsed = progress.Elapsed;
        progress.Dispose();
        terminal.Output.WriteLine(rendered == 0
            ? $"{folder}  all {rendering.Frames} frames were there"
            : Words.Invariant($"{folder}  {rendered} frames, {rendered * rendering.PicturesPerFrame} pictures in {Words.Duration(elapsed)}, {rendered / elapsed.TotalSeconds:0.0} frames/s"));
        terminal.Output.WriteLine($"{new string(' ', folder.Length)}  manifest.jsonl, README.md");
        return ExitCode.Done;

        void Show(int done)
        {
            there = done;
            if (first < 0)
                first = done - 1;
            var rate = (done - first) / progress.Elapsed.TotalSeconds;
            progress.Show((double)done / rendering.Frames, Words.Invariant($"{done}/{rendering.Frames}  {rate:0.0}/s  {Words.Left(TimeSpan.FromSeconds((rendering.Frames - done) / rate))} left"));
        }
    }
}
