using System.CommandLine;

namespace Fathom.Cli.Predict;

/// <summary><c>fathom predict</c>: depth of pictures into files.</summary>
internal sealed class PredictCommand : Command, ICommandWithExamples
{
    private readonly Argument<string[]> inputs = new("INPUT")
    {
        Description = "Pictures (PNG, JPEG), folders of pictures, or globs such as 'shots/**/*.png'.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string> output = new("--output", "-o")
    {
        Description = "Folder of the results; created where missing. Sub-folders of INPUT are kept in it.",
        HelpName = "DIR",
        DefaultValueFactory = _ => "out",
    };

    private readonly Option<string?> model = new("--model", "-m")
    {
        Description = "A model of `fathom models`, or an ONNX file. [default: fathom-s]",
        HelpName = "NAME|FILE",
    };

    private readonly Option<OutputFormats> formats = new("--format", "-f")
    {
        Description = "What to write, with commas between: png16 (16-bit grey PNG), pfm (32-bit floats), preview (colours, to look at). [default: all]",
        HelpName = "LIST",
        CustomParser = argument => Choices.Parse<OutputFormats>(argument).Aggregate(default(OutputFormats), (all, format) => all | format),
    };

    private readonly Option<ColorMap> colors = new("--colors")
    {
        Description = $"Colours of the preview: {string.Join(", ", Choices.Names<ColorMap>())}. [default: inferno]",
        HelpName = "MAP",
        CustomParser = argument => Choices.Parse<ColorMap>(argument) is [.., var last] ? last : default,
    };

    private readonly Option<bool> recursive = new("--recursive", "-r") { Description = "Enter the sub-folders of folders." };

    private readonly Option<bool> overwrite = new("--overwrite")
    {
        Description = "Replace existing files even in a folder that also holds input pictures. Results elsewhere are replaced anyway, inputs never.",
    };

    private readonly Option<bool> skip = new("--skip-existing") { Description = "Leave pictures alone whose results exist: go on with an interrupted run." };

    /// <summary>Builds the command.</summary>
    /// <param name="terminal">Where it writes.</param>
    public PredictCommand(Terminal terminal) : base("predict", "Estimate the depth of pictures and write it to files.")
    {
        Arguments.Add(inputs);
        foreach (var option in new Option[] { output, model, formats, colors, recursive, overwrite, skip })
            Options.Add(option);
        UnknownWord.RefuseAsArgument(inputs, this);
        Validators.Add(command =>
        {
            if (command.GetResult(overwrite) is { Implicit: false } && command.GetResult(skip) is { Implicit: false })
                command.AddError("--overwrite and --skip-existing exclude each other.");
        });
        SetAction(parsed => new PredictRun(Request(parsed), terminal).Run());
    }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new("fathom predict photo.jpg", "Writes out/photo.png (16-bit), out/photo.pfm and out/photo.preview.png."),
        new("fathom predict holiday/ -r -o depth --format png16", "A folder with its sub-folders, 16-bit PNG only."),
        new("fathom predict 'drive/*/left/*.png' -o depth --skip-existing", "All that match and are not done yet."),
        new("fathom predict photo.jpg --model runs/mine/model.onnx --colors grey", "With a network of one's own, preview in grey."),
    ];

    private PredictRequest Request(ParseResult parsed) => new(
        parsed.GetRequiredValue(inputs),
        parsed.GetRequiredValue(output),
        parsed.GetValue(model),
        parsed.GetResult(formats) is null ? OutputFormats.All : parsed.GetValue(formats),
        parsed.GetValue(colors),
        parsed.GetValue(recursive),
        parsed.GetValue(overwrite) ? ExistingFiles.Replace : parsed.GetValue(skip) ? ExistingFiles.Keep : ExistingFiles.ReplaceResults);
}
