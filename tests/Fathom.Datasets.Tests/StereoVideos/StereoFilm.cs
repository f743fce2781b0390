using Fathom.Tests;
using Fathom.Worlds;

namespace Fathom.Datasets.Tests.StereoVideos;

/// <summary>
/// A film of two eyes, 24 frames a second, with black bars: a street and a hall of 26 frames each with known disparities of both signs, one of 26 frames as good as black, one of 10 frames. Losslessly side by side, and the eyes
/// in files of their own.
/// </summary>
public sealed class StereoFilm : IDisposable
{
    public const int Width = 224, Height = 144, Bar = 16, Shot = 26, Tail = 10, Converged = 5;

    private readonly TemporaryFolder folder = new();

    public StereoFilm()
    {
        Frames = [.. Take(World.Street(5)), .. Take(World.Hall(4)), .. Dark(), .. Take(World.Street(2)).Take(Tail)];
        Write(SideBySide, Frames.Select(frame => Join(frame.Left, frame.Right, below: false)));
        Write(Above, Frames.Select(frame => Join(frame.Left, frame.Right, below: true)));
        Write(Squeezed, Frames.Select(frame => Join(frame.Left, frame.Right, below: false).Resize(Width, Height + 2 * Bar, Resizing.OpenCvArea)));
        Write(Left, Frames.Select(frame => frame.Left));
        Write(Right, Frames.Select(frame => frame.Right));
    }

    /// <summary>Both eyes with their bars, and the left one's true disparity without; null where there is none.</summary>
    public (Image Left, Image Right, float[]? Disparity)[] Frames { get; }

    public string SideBySide => folder["film.mkv"];

    public string Above => folder["above.mkv"];

    public string Squeezed => folder["squeezed.mkv"];

    public string Left => folder["left.mkv"];

    public string Right => folder["right.mkv"];

    public void Dispose() => folder.Dispose();

    private static IEnumerable<(Image, Image, float[]?)> Take(World world)
    {
        using var stage = world.Open();
        var camera = stage.Camera(Width + Converged, Height);
        var near = Near(stage.Render(new Shot(camera)).Depth);
        // The nearest stands 20 pixels before what is infinitely far.
        var baseline = 20 * near / camera.Fx;
        for (var i = 0; i < Shot; i++)
        {
            var shot = new Shot(camera) { Time = i / 24.0 };
            var (left, right) = (stage.Render(shot), stage.Render(shot.MovedRight(baseline)));
            // Parts of the pictures shifted against each other, as films are: what is far has a negative disparity.
            var disparity = new float[Width * Height];
            for (var j = 0; j < disparity.Length; j++)
                disparity[j] = (float)(camera.Fx * baseline / left.Depth[j % Width + Converged, j / Width] - Converged);
            yield return (Barred(left.Image, Converged), Barred(right.Image, 0), disparity);
        }
    }

    private static double Near(DepthMap depth)
    {
        var values = Array.FindAll(depth.Values, float.IsFinite);
        return Quantiles.Linear(values, 0.02);
    }

    // Noise of a few grey levels.
    private static IEnumerable<(Image, Image, float[]?)> Dark()
    {
        var dice = new Random(1);
        for (var i = 0; i < Shot; i++)
        {
            Image[] eyes = [new(Width + Converged, Height), new(Width + Converged, Height)];
            foreach (var eye in eyes)
                for (var j = 0; j < eye.Pixels.Length; j++)
                    eye.Pixels[j] = (byte)(30 + dice.Next(4));
            yield return (Barred(eyes[0], 0), Barred(eyes[1], 0), null);
        }
    }

    private static Image Barred(Image picture, int from)
    {
        var barred = new Image(Width, Height + 2 * Bar);
        for (var y = 0; y < Height; y++)
            picture.Pixels.AsSpan(3 * (y * picture.Width + from), 3 * Width).CopyTo(barred.Pixels.AsSpan(3 * (y + Bar) * Width));
        return barred;
    }

    private static Image Join(Image one, Image other, bool below)
    {
        if (below)
            return new Image(one.Width, 2 * one.Height, [.. one.Pixels, .. other.Pixels]);
        var joined = new Image(2 * one.Width, one.Height);
        for (var y = 0; y < one.Height; y++)
        {
            one.Pixels.AsSpan(3 * y * one.Width, 3 * one.Width).CopyTo(joined.Pixels.AsSpan(6 * y * one.Width));
            other.Pixels.AsSpan(3 * y * one.Width, 3 * one.Width).CopyTo(joined.Pixels.AsSpan(6 * y * one.Width + 3 * one.Width));
        }
        return joined;
    }

    private static void Write(string path, IEnumerable<Image> frames)
    {
        VideoWriter? writer = null;
        foreach (var frame in frames)
            (writer ??= VideoWriter.Create(path, frame.Width, frame.Height, 24)).Write(frame);
        writer!.Complete();
        writer.Dispose();
    }
}
