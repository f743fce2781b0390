namespace Fathom.Datasets.Doctor;

/// <summary>A frame, where it stands, and what its files say before they are decoded.</summary>
/// <param name="Frame">The frame.</param>
/// <param name="Split">The split's number.</param>
internal sealed record FrameRecord(DatasetFrame Frame, int Split)
{
    /// <summary>The picture's file.</summary>
    public required FrameFile Picture { get; init; }

    /// <summary>The picture's size; null where it cannot be told.</summary>
    public (int Width, int Height)? Size { get; init; }

    /// <summary>Why the size cannot be told of a file that is there.</summary>
    public string? Problem { get; init; }

    /// <summary>The depth's file; null where the frame names none.</summary>
    public FrameFile? Depth { get; init; }

    /// <summary>Files of the depth, its mask say, that are not there.</summary>
    public IReadOnlyList<string> MissingDepth { get; init; } = [];

    /// <summary>What frames have in common that were written by the same program: the form of picture and depth. One of each form is looked at, and stands for the others.</summary>
    public (int Split, (int Width, int Height)? Size, PictureHeader? Depth) Form => (Split, Size, Depth?.Header);

    /// <summary>Looks at a frame's files.</summary>
    public static FrameRecord Of(DatasetFrame frame, int split)
    {
        var picture = FrameFile.Of(frame.Picture.Path);
        var (size, problem) = SizeOf(frame.Picture, picture);
        return new FrameRecord(frame, split) { Picture = picture, Size = size, Problem = problem, Depth = frame.Depth is { } depth ? FrameFile.Of(depth.Path) : null, MissingDepth = [.. frame.Depth?.Files.Where(path => !File.Exists(path)) ?? []] };
    }

    /// <summary>A picture's size from its header.</summary>
    public static ((int Width, int Height)? Size, string? Problem) SizeOf(FramePicture picture, FrameFile file)
    {
        if (!file.Exists || file.Problem is not null)
            return (null, file.Problem);
        // Plain files need not be read a second time.
        if (picture.GetType() == typeof(FramePicture) && file.Header is { } header)
            return (header.UprightSize, null);
        try
        {
            return (picture.Size(), null);
        }
        catch (FathomException error)
        {
            return (null, error.Message);
        }
    }
}
