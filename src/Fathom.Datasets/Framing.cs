namespace Fathom.Datasets;

/// <summary>How frames of any size become pictures of the size that a network trains on. Picture, depth, mask and camera go the same way, and so do a frame's neighbours and its other eye.</summary>
public sealed record Framing
{
    /// <summary>As Monodepth2 and ADDS: the whole picture, whatever its shape, by PIL's LANCZOS.</summary>
    public static Framing Monodepth2 { get; } = new() { KeepShape = false, Picture = Resizing.PilLanczos };

    /// <summary>As MiDaS: a random window, of the size trained on, from the picture with its shape kept and its smaller side (of a square) at that size. The paper leaves open by what depth is resized; here it is not mixed.</summary>
    public static Framing Midas { get; } = new() { Picture = Resizing.OpenCvArea };

    /// <summary>As S2R-DepthNet: the whole picture, whatever its shape, and its depth, by PIL's BICUBIC. The original mixes sky and what it does not know into the depth at their edges; see <see cref="S2RAugmentation.AsPublished"/>.</summary>
    public static Framing S2R { get; } = new() { KeepShape = false, Picture = Resizing.PilBicubic, Depth = Resizing.PilBicubic };

    /// <summary>The part of every frame that is used, in fractions of it, to whole pixels: without a bonnet, say, or the rows that a set's published pictures were cut to.</summary>
    public CropBox Window { get; init; } = CropBox.Whole;

    /// <summary>True: a picture keeps its shape, covers the size, and a window of the size is cut at a place drawn for each sample. False: it is stretched to the size.</summary>
    public bool KeepShape { get; init; } = true;

    /// <summary>How pictures are resized.</summary>
    public Resizing Picture { get; init; } = Resizing.OpenCvArea;

    /// <summary>How depth is resized. None of the variants mixes unknown or infinite depth into other (<see cref="DepthMap.Resize"/>).</summary>
    public Resizing Depth { get; init; } = Resizing.TorchNearestExact;

    /// <summary>Checks every number.</summary>
    /// <exception cref="FathomException">The window is not within the frame.</exception>
    public void Validate()
    {
        var (x, y, width, height) = Window;
        LoaderSettings.Require(x >= 0 && y >= 0 && width > 0 && height > 0 && x + width <= 1 + 1e-9 && y + height <= 1 + 1e-9,
            FormattableString.Invariant($"window {x}, {y}, {width}, {height}: give left, top, width and height as fractions of the frame, within it"));
    }

    /// <summary>The picture, cut to the window and resized to cover the size. What a cache keeps: nothing of it is drawn.</summary>
    internal Image Fit(Image image, int width, int height)
    {
        var cut = CropWindow.Of(Window, image.Width, image.Height).Cut(image);
        (width, height) = Cover(image, width, height);
        return (cut.Width, cut.Height) == (width, height) ? cut : cut.Resize(width, height, Picture);
    }

    /// <summary>The depth that belongs to a picture, of its size or another, as <see cref="Fit(Image, int, int)"/>.</summary>
    internal DepthMap Fit(DepthMap depth, Image image, int width, int height)
    {
        var cut = CropWindow.Of(Window, depth.Width, depth.Height).Cut(depth);
        (width, height) = Cover(image, width, height);
        return (cut.Width, cut.Height) == (width, height) ? cut : cut.Resize(width, height, Depth);
    }

    /// <summary>The camera of a fitted picture.</summary>
    internal Camera Fit(Camera camera, int fittedWidth, int fittedHeight) => CropWindow.Of(Window, camera.Width, camera.Height).Cut(camera).Resized(fittedWidth, fittedHeight);

    /// <summary>The window of the size in a fitted picture, at a place that is drawn.</summary>
    internal static CropWindow Place(int fittedWidth, int fittedHeight, int width, int height, ref SplitMix64 random) =>
        new(random.Below(fittedWidth - width + 1), random.Below(fittedHeight - height + 1), width, height);

    private (int Width, int Height) Cover(Image image, int width, int height)
    {
        if (!KeepShape)
            return (width, height);
        var cut = CropWindow.Of(Window, image.Width, image.Height);
        var scale = Math.Max((double)width / cut.Width, (double)height / cut.Height);
        var (wide, high) = (Math.Max(width, Math.Round(cut.Width * scale)), Math.Max(height, Math.Round(cut.Height * scale)));
        if (wide * high > PixelBudget.Default.MaxPixels)
            throw new FathomException($"A picture of {cut.Width}×{cut.Height} that keeps its shape would cover {width}×{height} with {wide}×{high} pixels; the limit is {PixelBudget.Default.MaxPixels}. Stretch it, or leave it out.");
        return ((int)wide, (int)high);
    }
}
