namespace Fathom.Cli.Tests;

public sealed class BadPictureTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("missing")]
    [InlineData("zero-bytes")]
    [InlineData("text-named-png")]
    [InlineData("truncated-png")]
    [InlineData("truncated-jpeg")]
    [InlineData("giant-header")]
    [InlineData("folder-without-pictures")]
    [InlineData("glob-without-match")]
    public void A_bad_input_is_explained_and_leaves_nothing(string name)
    {
        var result = CommandResult.Of("predict", BadInput(name), "-o", folder["out"], "--model", folder.Model());

        Assert.Equal(ExitCode.Failed, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.Empty(folder.Files("out"));
        Snapshot.Matches(result.Screen(folder), $"bad-{name}");
    }

    [Theory]
    [InlineData("grey-8.png")]
    [InlineData("grey-16.png")]
    [InlineData("rgb-16.png")]
    [InlineData("grey-alpha.png")]
    [InlineData("rgba.png")]
    [InlineData("grey.jpg")]
    [InlineData("cmyk.jpg")]
    [InlineData("progressive.jpg")]
    public void Unusual_pictures_are_read(string name)
    {
        var result = CommandResult.Of("predict", Unusual(name), "-o", folder["out"], "--model", folder.Model());

        Assert.Equal((ExitCode.Done, ""), (result.ExitCode, result.Error));
        Assert.Equal(4, folder.Files("out").Count);
    }

    private string BadInput(string name)
    {
        switch (name)
        {
            case "missing":
                return folder["missing.png"];
            case "zero-bytes":
                return folder.Write("empty.png", []);
            case "text-named-png":
                return folder.Write("text.png", "This is a text.\n"u8);
            case "truncated-png":
                return folder.Write("cut.png", Noise().EncodePng().AsSpan(0, 40));
            case "truncated-jpeg":
                return folder.Write("cut.jpg", Noise().EncodeJpeg().AsSpan(0, 1000));
            case "giant-header":
                return folder.Write("giant.png", PngWriter.Write(60_000, 60_000, 8, PngWriter.Rgb, new byte[60_000]));
            case "folder-without-pictures":
                return Directory.CreateDirectory(folder["empty"]).FullName;
            default:
                return folder["*.png"];
        }
    }

    // Does not compress, so that the first 1,000 bytes are far from all.
    private static Image Noise()
    {
        var image = new Image(100, 80);
        new Random(1).NextBytes(image.Pixels);
        return image;
    }

    private string Unusual(string name)
    {
        if (name.EndsWith(".jpg", StringComparison.Ordinal))
            return Path.Combine(AppContext.BaseDirectory, "Fixtures", name);
        var (depth, color, channels) = name switch
        {
            "grey-8.png" => ((byte)8, PngWriter.Grey, 1),
            "grey-16.png" => ((byte)16, PngWriter.Grey, 1),
            "rgb-16.png" => ((byte)16, PngWriter.Rgb, 3),
            "grey-alpha.png" => ((byte)8, PngWriter.GreyAlpha, 2),
            _ => ((byte)8, PngWriter.Rgba, 4),
        };
        var rows = new byte[24 * 32 * channels * depth / 8];
        new Random(2).NextBytes(rows);
        return folder.Write(name, PngWriter.Write(32, 24, depth, color, rows));
    }
}
