namespace Fathom.Datasets;

/// <summary>A video that is opened at the first frame asked for and stays open. The last frames are kept, because a frame's neighbours are asked for with it.</summary>
/// <param name="path">The file.</param>
internal sealed class SharedVideo(string path)
{
    private const int Kept = 4;

    private readonly Lock gate = new();
    private readonly Queue<(int Number, Image Image)> recent = new(Kept);
    private VideoReader? reader;

    public string Path => path;

    /// <summary>A frame; the caller may change its pixels.</summary>
    public Image Read(int number)
    {
        Image image;
        lock (gate)
        {
            image = recent.FirstOrDefault(frame => frame.Number == number).Image ?? Decode(number);
        }
        return new Image(image.Width, image.Height, [.. image.Pixels]);
    }

    private Image Decode(int number)
    {
        reader ??= VideoReader.Open(path);
        var image = reader.ReadAt(number) ?? throw new DatasetException(path, $"it has no frame {number}; did the file change?");
        if (recent.Count == Kept)
            recent.Dequeue();
        recent.Enqueue((number, image));
        return image;
    }
}
