using System.CommandLine;

namespace Fathom.Cli.Data;

/// <summary><c>fathom data</c>: make data sets, and look at them.</summary>
internal sealed class DataCommand : Command, ICommandWithExamples
{
    /// <summary>Builds the command.</summary>
    /// <param name="terminal">Where it writes.</param>
    public DataCommand(Terminal terminal) : base("data", "Make data sets, and look at them.")
    {
        Subcommands.Add(new LayoutsCommand(terminal));
        Subcommands.Add(new DoctorCommand(terminal));
        Subcommands.Add(new FromStereoVideoCommand(terminal));
    }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new("fathom data layouts", "What is read."),
        new("fathom data doctor rooms/manifest.jsonl", "Whether data are sound, before they are trained on."),
        new("fathom data from-stereo-video film.mkv -o film", "Training frames of a 3D film, as MiDaS was trained on."),
    ];
}
