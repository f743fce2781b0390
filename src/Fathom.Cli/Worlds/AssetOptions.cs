using System.CommandLine;
using Fathom.Worlds;

namespace Fathom.Cli.Worlds;

/// <summary>The options of pictures and meshes of the user's own.</summary>
internal sealed class AssetOptions
{
    /// <summary>Ties the options to a command.</summary>
    public AssetOptions(Command command) => command.Validators.Add(given =>
    {
        if (given.GetResult(Strict) is { Implicit: false } && given.GetResult(Folder) is null)
            given.AddError("--strict-assets is for assets: give --assets too.");
    });

    /// <summary><c>--assets</c>.</summary>
    public Option<string?> Folder { get; } = new("--assets") { Description = "Folder of pictures (PNG, JPEG) and meshes (OBJ, PLY, glTF, GLB) that are met in the worlds; broken ones are named and skipped.", HelpName = "DIR" };

    /// <summary><c>--strict-assets</c>.</summary>
    public Option<bool> Strict { get; } = new("--strict-assets") { Description = "Refuse the folder where anything in it is broken." };

    /// <summary>Reads the folder, if one is given; says on the error stream what is skipped.</summary>
    /// <exception cref="AssetException">Nothing in it can be used, or something cannot and that is refused.</exception>
    public WorldAssets? Load(ParseResult parsed, Terminal terminal) =>
        parsed.GetValue(Folder) is { } folder ? WorldAssets.Load(folder, broken => terminal.Error.WriteLine($"skipped: {broken.Message}"), parsed.GetValue(Strict)) : null;
}
