using System.CommandLine;
using Fathom.Worlds;

namespace Fathom.Cli.Worlds;

/// <summary><c>fathom worlds</c>: look at procedural worlds, and render data sets of them.</summary>
internal sealed class WorldsCommand : Command, ICommandWithExamples
{
    /// <summary>Builds the command.</summary>
    /// <param name="terminal">Where it writes.</param>
    public WorldsCommand(Terminal terminal) : base("worlds", "Render procedural worlds with exact depth.")
    {
        Subcommands.Add(new PreviewCommand(terminal));
        Subcommands.Add(new RenderCommand(terminal));
    }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new("fathom worlds preview street", "Six streets on one sheet: picture, depth, normals, labels, by night."),
        new("fathom worlds render room --frames 1000 --size 320x240 -o rooms", "A data set of a thousand rooms."),
    ];

    /// <summary>The family to render.</summary>
    public static Argument<string> Family()
    {
        var family = new Argument<string>("FAMILY") { Description = $"One of {string.Join(", ", World.Families)}." };
        family.Validators.Add(argument =>
        {
            if (argument.Tokens is [var word] && !World.Families.Contains(word.Value))
                argument.AddError($"There is no family of worlds called '{word.Value}'. {Suggestion.For(word.Value, World.Families)}");
        });
        return family;
    }

    /// <summary>The seed of the first world.</summary>
    public static Option<ulong> Seed() => new("--seed") { Description = "The seed of the first world; the next has the next seed. [default: 0]", HelpName = "N" };

    /// <summary>A size in pixels.</summary>
    public static Option<(int Width, int Height)?> Size(string otherwise) => new("--size")
    {
        Description = $"Width and height in pixels. [default: {otherwise}]",
        HelpName = "WxH",
        CustomParser = argument =>
        {
            var words = argument.Tokens[0].Value.Split('x');
            if (words.Length == 2 && int.TryParse(words[0], out var width) && int.TryParse(words[1], out var height) && width > 0 && height > 0 && (long)width * height <= PixelBudget.Default.MaxPixels)
                return (width, height);
            argument.AddError($"--size: '{argument.Tokens[0].Value}' is no size such as 640x192, of at most {PixelBudget.Default.MaxPixels / 1_000_000} megapixels.");
            return null;
        },
    };

    /// <summary>How frames are drawn.</summary>
    public static Option<Style> Style() => new("--style")
    {
        Description = $"{string.Join(", ", Choices.Names<Style>())}. [default: photo]",
        HelpName = "STYLE",
        CustomParser = argument => Choices.Parse<Style>(argument) is [.., var last] ? last : default,
    };
}
