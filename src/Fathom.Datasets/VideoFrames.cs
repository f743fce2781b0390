namespace Fathom.Datasets;

/// <summary>A video file as a data set without depth: every frame in order, with its neighbours and its time.</summary>
public static class VideoFrames
{
    /// <summary>Reads frame after frame as they are asked for; the file is decoded once to find them, and again for their pictures.</summary>
    /// <param name="path">The video; its name without extension is the sequence.</param>
    /// <exception cref="VideoException">It cannot be read: at once.</exception>
    public static IEnumerable<DatasetFrame> Read(string path)
    {
        VideoReader.Open(path).Dispose();
        return Frames(path);
    }

    private static IEnumerable<DatasetFrame> Frames(string path)
    {
        using var finder = VideoReader.Open(path);
        var video = new SharedVideo(path);
        var sequence = Path.GetFileNameWithoutExtension(path);
        for (var more = finder.Skip(); more;)
        {
            var (number, time) = (finder.Position - 1, finder.Time);
            more = finder.Skip();
            yield return new DatasetFrame
            {
                Name = $"{sequence}_{number:000000}",
                Picture = new VideoPicture(video, number),
                PreviousPicture = number == 0 ? null : new VideoPicture(video, number - 1),
                NextPicture = more ? new VideoPicture(video, number + 1) : null,
                Sequence = sequence,
                Time = time,
            };
        }
    }
}
