using Fathom.Datasets;

namespace Fathom.Evaluation;

/// <summary>A frame as the report shows it: layers of the same part of the world, one upon the other.</summary>
/// <param name="Width">Width of the picture as shown, in pixels; layers are stretched to it.</param>
/// <param name="Height">Its height.</param>
/// <param name="Layers">What each layer is, and its picture as an address.</param>
/// <param name="Depths">The nearest and farthest metres that have a colour of their own; null where nothing is in metres.</param>
/// <param name="Points">Nearer and farther point of a pair as shares of width and height; null where there is none.</param>
internal sealed record GalleryPicture(int Width, int Height, IReadOnlyList<(string Name, string Uri)> Layers, (double Near, double Far)? Depths, ((double X, double Y) Nearer, (double X, double Y) Farther)? Points)
{
    /// <summary>From this relative error on the colour is the last one.</summary>
    public const double LargestError = 0.5;

    private const int MostPixels = 480, Quality = 85;

    /// <summary>Predicts a frame and draws it.</summary>
    /// <exception cref="FathomException">A file is missing or damaged by now.</exception>
    public static GalleryPicture Of(DatasetFrame frame, Protocol protocol, Predictor predictor, FrameResult score)
    {
        var truth = Truth.Load(frame);
        var seen = new EvaluationFrame(frame, truth.Width, truth.Height);
        var prediction = predictor.Predict(seen);
        var (width, height) = Shown(seen.Image.Width, seen.Image.Height);
        var picture = ("picture", Jpeg(seen.Image.Resize(width, height, Resizing.OpenCvArea)));
        if (truth.Pair is var (nearer, farther))
            return new GalleryPicture(width, height, [picture, ("prediction", Jpeg(prediction.Colorize(HtmlGallery.DepthColours).Resize(width, height, Resizing.OpenCvArea)))], null, (Share(nearer), Share(farther)));

        var scorer = new PictureScorer(protocol, truth);
        var metres = scorer.ToMetres(prediction, score);
        var (columns, rows) = Shown(truth.Width, truth.Height);
        var measured = Nearness(truth.Depth!, columns, rows);
        var known = Array.FindAll(measured, value => !float.IsNaN(value));
        var (low, high) = known.Length == 0 ? (0, 1) : (Quantiles.Linear<float>(known, 0.02), Quantiles.Linear<float>(known, 0.98));
        var colours = new ColourScale(HtmlGallery.DepthColours, low, high);
        return new GalleryPicture(
            width, height,
            [
                picture,
                ("prediction", Jpeg(colours.Paint(Nearness(metres, columns, rows), columns))),
                ("truth", Jpeg(colours.Paint(measured, columns))),
                ("error", Jpeg(new ColourScale(HtmlGallery.ErrorColours, 0, LargestError).Paint(Errors(metres, truth.Depth!, scorer.Scored(), columns, rows), columns))),
            ],
            (1 / high, 1 / low), null);

        (double, double) Share((int X, int Y) point) => ((point.X + 0.5) / truth.Width, (point.Y + 0.5) / truth.Height);
    }

    private static (int Width, int Height) Shown(int width, int height)
    {
        var scale = Math.Min(1, (double)MostPixels / Math.Max(width, height));
        return (Math.Max(1, (int)(width * scale)), Math.Max(1, (int)(height * scale)));
    }

    private static string Jpeg(Image image) => ColourScale.DataUri("jpeg", image.EncodeJpeg(Quality));

    private static float[] Nearness(DepthMap metres, int columns, int rows) =>
        Shrink(metres.Width, metres.Height, columns, rows, i => metres.IsValid(i) && metres.Values[i] > 0 ? 1 / metres.Values[i] : float.NaN);

    private static float[] Errors(DepthMap predicted, DepthMap measured, bool[] scored, int columns, int rows) =>
        Shrink(measured.Width, measured.Height, columns, rows, i => scored[i] ? Math.Abs(predicted.Values[i] - measured.Values[i]) / measured.Values[i] : float.NaN);

    // The mean of what is known in each cell, so that laser points do not get lost between pixels.
    private static float[] Shrink(int width, int height, int columns, int rows, Func<int, float> value)
    {
        var (sums, counts) = (new double[columns * rows], new int[columns * rows]);
        for (var i = 0; i < width * height; i++)
        {
            if (value(i) is var number && float.IsNaN(number))
                continue;
            var cell = (int)((long)(i / width) * rows / height) * columns + (int)((long)(i % width) * columns / width);
            sums[cell] += number;
            counts[cell]++;
        }
        return [.. sums.Select((sum, i) => counts[i] == 0 ? float.NaN : (float)(sum / counts[i]))];
    }
}
