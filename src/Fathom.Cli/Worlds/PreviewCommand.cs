using System.CommandLine;
using System.Runtime.CompilerServices;
using Fathom.Worlds;

namespace Fathom.Cli.Worlds;

/// <summary><c>fathom worlds preview</c>: a contact sheet.</summary>
internal sealed class PreviewCommand : Command, ICommandWithExamples
{
    /// <summary>Builds the command.</summary>
    /// <param name="terminal">Where it writes.</param>
    public PreviewCommand(Terminal terminal) : base("preview", "Draw worlds of a family on one sheet: picture, depth, normals, labels and the same by night; or all hours and weathers, or all styles.")
    {
        var family = WorldsCommand.Family();
        var seed = WorldsCommand.Seed();
        var count = new Option<int>("--count") { Description = "How many worlds, one a row.", HelpName = "K", DefaultValueFactory = _ => 6 };
        count.Validators.Add(option =>
        {
            if (option.Tokens is [var word] && int.TryParse(word.Value, out var number) && number is < 1 or > 100)
                option.AddError("--count: 1 to 100.");
        });
        var size = WorldsCommand.Size("320x192");
        var style = WorldsCommand.Style();
        var columns = new Option<SheetColumns>("--show")
        {
            Description = $"What of each world: {string.Join(", ", Choices.Names<SheetColumns>())}. [default: truth]",
            HelpName = "WHAT",
            CustomParser = argument => Choices.Parse<SheetColumns>(argument) is [.., var last] ? last : default,
        };
        var output = new Option<string?>("--output", "-o") { Description = "The sheet, PNG or JPEG. [default: FAMILY.png]", HelpName = "FILE" };
        Arguments.Add(family);
        var assets = new AssetOptions(this);
        foreach (var option in new Option[] { seed, count, size, style, columns, assets.Folder, assets.Strict, output })
            Options.Add(option);
        SetAction(parsed => Run(
            parsed.GetRequiredValue(family), parsed.GetValue(seed), parsed.GetValue(count), parsed.GetValue(size) ?? (320, 192), parsed.GetValue(style), parsed.GetValue(columns),
            parsed.GetValue(output), assets.Load(parsed, terminal), terminal));
    }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new("fathom worlds preview street", "street.png: six streets."),
        new("fathom worlds preview country --show twins", "Six places by day, at dusk, by night, in rain, fog and snow."),
        new("fathom worlds preview room --seed 40 --count 10 --style painted -o rooms.jpg", "Ten other rooms, painted."),
        new("fathom worlds preview tabletop --assets my-things", "The pictures and meshes of a folder are met in them."),
    ];

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Run(string family, ulong seed, int count, (int Width, int Height) size, Style style, SheetColumns columns, string? output, WorldAssets? assets, Terminal terminal)
    {
        var file = output ?? family + ".png";
        using (var progress = new ProgressLine(terminal, TimeProvider.System))
            ContactSheet.Draw(family, seed, count, size.Width, size.Height, style, columns, assets, rows => progress.Show((double)rows / count, $"{rows}/{count}"), terminal.Interrupted).Save(file);
        terminal.Output.WriteLine($"{file}  {count} of {family} from seed {seed}: {string.Join(", ", ContactSheet.Headings(columns))}");
        return ExitCode.Done;
    }
}
