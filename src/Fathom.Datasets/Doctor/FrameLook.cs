namespace Fathom.Datasets.Doctor;

/// <summary>A frame of the sample, with its pixels looked at.</summary>
/// <param name="Record">The frame.</param>
/// <param name="Picture">What the picture tells; null where it cannot be read.</param>
/// <param name="Depth">What the depth tells; null where there is none, or it cannot be read.</param>
internal sealed record FrameLook(FrameRecord Record, PictureLook? Picture, DepthLook? Depth)
{
    /// <summary>Why the picture cannot be read.</summary>
    public Exception? PictureProblem { get; init; }

    /// <summary>Why the depth cannot be read.</summary>
    public Exception? DepthProblem { get; init; }

    /// <summary>Reads a frame; what its record already knows to be missing or damaged is not tried.</summary>
    public static FrameLook Of(FrameRecord record)
    {
        if (record.Size is null)
            return new FrameLook(record, null, null);
        PictureLook picture;
        try
        {
            picture = PictureLook.Of(record.Frame.Picture.Read());
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or (FathomException and not MissingLibraryException))
        {
            return new FrameLook(record, null, null) { PictureProblem = error };
        }
        if (record is not { Depth.Problem: null, MissingDepth: [] })
            return new FrameLook(record, picture, null);
        try
        {
            return new FrameLook(record, picture, DepthLook.Of(record.Frame.ReadDepth(), record.Frame, picture));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or (FathomException and not MissingLibraryException))
        {
            return new FrameLook(record, picture, null) { DepthProblem = error };
        }
    }
}
