using Fathom.Worlds;

namespace Fathom.Cli.Worlds;

/// <summary>Worlds side by side with their ground truth.</summary>
internal static class ContactSheet
{
    private const int Gap = 4;

    /// <summary>Draws a sheet: a row for each world.</summary>
    /// <param name="family">Of the worlds.</param>
    /// <param name="seed">Of the first.</param>
    /// <param name="count">How many.</param>
    /// <param name="width">Of each picture.</param>
    /// <param name="height">Of each picture.</param>
    /// <param name="style">How they are drawn, where the columns do not say it.</param>
    /// <param name="columns">What is shown of each.</param>
    /// <param name="assets">What is met in them besides; null: nothing.</param>
    /// <param name="progress">Called with the rows done.</param>
    /// <param name="cancellation">Ends it.</param>
    public static Image Draw(string family, ulong seed, int count, int width, int height, Style style, SheetColumns columns, WorldAssets? assets, Action<int> progress, CancellationToken cancellation)
    {
        var sheet = new Image(Headings(columns).Count * (width + Gap) - Gap, count * (height + Gap) - Gap);
        var (done, gate) = (0, new Lock());
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation }, row =>
        {
            using var stage = World.Create(family, seed + (ulong)row).With(assets).Open();
            var shot = new Shot(stage.Camera(width, height)) { Style = style };
            var column = 0;
            foreach (var picture in Pictures(stage, shot, columns))
                Paste(picture, sheet, column++ * (width + Gap), row * (height + Gap));
            lock (gate)
                progress(++done);
        });
        return sheet;
    }

    /// <summary>What the columns show, in words.</summary>
    public static IReadOnlyList<string> Headings(SheetColumns columns) => columns switch
    {
        SheetColumns.Twins => [.. Choices.Names<Condition>()],
        SheetColumns.Styles => [.. Choices.Names<Style>()],
        _ => ["picture", "depth", "normals", "labels", "night"],
    };

    private static IEnumerable<Image> Pictures(WorldStage stage, Shot shot, SheetColumns columns) => columns switch
    {
        SheetColumns.Twins => Enum.GetValues<Condition>().Select(condition => stage.Render(shot with { Condition = condition }).Image),
        SheetColumns.Styles => Enum.GetValues<Style>().Select(style => stage.Render(shot with { Style = style }).Image),
        _ => Truth(stage.Render(shot)).Append(stage.Render(shot with { Condition = Condition.Night }).Image),
    };

    private static IEnumerable<Image> Truth(WorldFrame frame) =>
        [frame.Image, frame.Depth.Colorize(), Normals(frame), Semantics.Colorize(frame.Semantics, frame.Image.Width, frame.Image.Height)];

    private static Image Normals(WorldFrame frame)
    {
        var image = new Image(frame.Image.Width, frame.Image.Height);
        for (var i = 0; i < image.Pixels.Length; i++)
            image.Pixels[i] = (byte)MathF.Round((frame.Normals[i] + 1) * 127.5f);
        return image;
    }

    private static void Paste(Image from, Image to, int x, int y)
    {
        for (var row = 0; row < from.Height; row++)
            from.Pixels.AsSpan(3 * row * from.Width, 3 * from.Width).CopyTo(to.Pixels.AsSpan(3 * ((y + row) * to.Width + x)));
    }
}
