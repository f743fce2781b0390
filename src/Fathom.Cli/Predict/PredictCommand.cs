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
        Description = "What to write, with commas between: png16 (16-bit grey PNG), pfm, exr, tiff, npy (32-bit floats), preview (colours, to look at), "
            + "ply, glb (coloured points; they need a camera). [default: png16,pfm,preview]",
        HelpName = "LIST",
        CustomParser = argument => Choices.Parse<OutputFormats>(argument).Aggregate(default(OutputFormats), (all, format) => all | format),
    };

    private readonly Option<ColorMap> colors = new("--colors")
    {
        Description = $"Colours of the preview: {string.Join(", ", Choices.Names<ColorMap>())}. [default: inferno]",
        HelpName = "MAP",
        CustomParser = argument => Choices.Parse<ColorMap>(argument) is [.., var last] ? last : default,
    };

    private readonly Option<double?> fieldOfView = new("--fov")
    {
        Description = "The camera's horizontal field of view in degrees; written into the files.",
        HelpName = "DEGREES",
        CustomParser = argument => Numbers.Parse(argument, numbers => numbers is [> 0 and < 180], "one number between 0 and 180") is [[var degrees]] ? degrees : null,
    };

    private readonly Option<(double, double, double, double)?> intrinsics = new("--intrinsics")
    {
        Description = "The camera instead in pixels: focal lengths and principal point; the centre of the top left pixel is 0,0.",
        HelpName = "FX,FY,CX,CY",
        CustomParser = argument => Numbers.Parse(argument, numbers => numbers is [> 0, > 0, _, _], "four numbers with commas between, the first two positive") is [[var fx, var fy, var cx, var cy]]
            ? (fx, fy, cx, cy) : null,
    };

    private readonly Option<KnownDistance[]> known = new("--known")
    {
        Description = "A pixel of the picture and its distance along the optical axis in metres; two or more turn a map without scale into metres.",
        HelpName = "X,Y,METRES",
        Arity = ArgumentArity.OneOrMore,
        CustomParser = argument =>
        [
            .. Numbers.Parse(argument, numbers => numbers is [>= 0 and <= int.MaxValue, >= 0 and <= int.MaxValue, > 0] && double.IsInteger(numbers[0]) && double.IsInteger(numbers[1]),
                "column, row and metres with commas between").Select(numbers => new KnownDistance((int)numbers[0], (int)numbers[1], numbers[2])),
        ],
    };

    private readonly Option<double?> farthest = new("--far")
    {
        Description = "Leave points beyond this depth out of ply and glb. [default: 10 times the farthest --known, else none]",
        HelpName = "METRES",
        CustomParser = argument => Numbers.Parse(argument, numbers => numbers is [> 0], "one positive number") is [[var metres]] ? metres : null,
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
        foreach (var option in new Option[] { output, model, formats, colors, fieldOfView, intrinsics, known, farthest, recursive, overwrite, skip })
            Options.Add(option);
        UnknownWord.RefuseAsArgument(inputs, this);
        Validators.Add(command =>
        {
            if (command.GetResult(overwrite) is { Implicit: false } && command.GetResult(skip) is { Implicit: false })
                command.AddError("--overwrite and --skip-existing exclude each other.");
            if (command.GetResult(fieldOfView) is not null && command.GetResult(intrinsics) is not null)
                command.AddError("--fov and --intrinsics exclude each other.");
        });
        SetAction(parsed => new PredictRun(Request(parsed), terminal).Run());
    }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new("fathom predict photo.jpg", "Writes out/photo.png (16-bit), out/photo.pfm and out/photo.preview.png."),
        new("fathom predict holiday/ -r -o depth --format png16", "A folder with its sub-folders, 16-bit PNG only."),
        new("fathom predict 'drive/*/left/*.png' -o depth --skip-existing", "All that match and are not done yet."),
        new("fathom predict photo.jpg -f exr,glb --fov 65 --known 410,620,2.5 --known 700,380,14", "Metres from two known distances; floats and a point cloud."),
        new("fathom predict photo.jpg --model runs/mine/model.onnx --colors grey", "With a network of one's own, preview in grey."),
    ];

    private PredictRequest Request(ParseResult parsed) => new(
        parsed.GetRequiredValue(inputs),
        parsed.GetRequiredValue(output),
        parsed.GetValue(model),
        parsed.GetResult(formats) is null ? OutputFormats.Default : parsed.GetValue(formats),
        parsed.GetValue(colors),
        new CameraChoice(parsed.GetValue(fieldOfView), parsed.GetValue(intrinsics)),
        parsed.GetValue(known) ?? [],
        parsed.GetValue(farthest),
        parsed.GetValue(recursive),
        parsed.GetValue(overwrite) ? ExistingFiles.Replace : parsed.GetValue(skip) ? ExistingFiles.Keep : ExistingFiles.ReplaceResults);
}
