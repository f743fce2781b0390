namespace Fathom.Datasets;

/// <summary>One frame of a data set: where its files are and what they mean. No file is opened before it is asked for.</summary>
public sealed record DatasetFrame
{
    /// <summary>What the frame is called in reports and its prediction in files: no two of a set alike, and no folder in it.</summary>
    public required string Name { get; init; }

    /// <summary>The picture.</summary>
    public required FramePicture Picture { get; init; }

    /// <summary>The depth; null where there is none.</summary>
    public DepthFile? Depth { get; init; }

    /// <summary>Depth in metres from which evaluation ignores a pixel; +∞ for no limit.</summary>
    public double Cap { get; init; } = double.PositiveInfinity;

    /// <summary>Focal lengths and principal point in pixels of the picture; null where unknown.</summary>
    public (double Fx, double Fy, double Cx, double Cy)? Intrinsics { get; init; }

    /// <summary>Camera to world (x right, y down, z forward in the camera; metres, or the unit of a relative depth); null where unknown.</summary>
    public Pose? Pose { get; init; }

    /// <summary>Which of two points is nearer, where a set knows no more of a picture than that; else null.</summary>
    public OrdinalPair? Pair { get; init; }

    /// <summary>Which recording and camera the frame is from: frames of the same sequence follow each other in time. Empty where frames stand alone.</summary>
    public string Sequence { get; init; } = "";

    /// <summary>When the picture was taken, in seconds from any start; null where unknown.</summary>
    public double? Time { get; init; }

    /// <summary>The picture before it in time, from the same camera; null where there is none.</summary>
    public FramePicture? PreviousPicture { get; init; }

    /// <summary>The picture after it in time.</summary>
    public FramePicture? NextPicture { get; init; }

    /// <summary>The other eye's picture at the same time, rectified with this one; null where there is none.</summary>
    public FramePicture? OtherEye { get; init; }

    /// <summary>How far the other eye stands to the right of this one, in metres; negative: to the left. 0 where there is none.</summary>
    public double Baseline { get; init; }

    /// <summary>Kind of place, e.g. "street"; empty where unknown.</summary>
    public string Place { get; init; } = "";

    /// <summary>Light, e.g. "day"; empty where unknown.</summary>
    public string Condition { get; init; } = "";

    /// <summary>The part of the frame that evaluation looks at.</summary>
    public EvaluationCrop Crop { get; init; }

    /// <summary>Reads picture and depth (with mask and, where known, camera).</summary>
    /// <exception cref="FathomException">A file is missing, damaged or of another kind, or the frame has no depth.</exception>
    public DepthSample Load()
    {
        var image = Picture.Read();
        var depth = ReadDepth(() => (image.Width, image.Height));
        if (Intrinsics is var (fx, fy, cx, cy))
            depth = depth.WithCamera(new Camera(image.Width, image.Height, fx, fy, cx, cy).Resized(depth.Width, depth.Height));
        return new DepthSample(Name, image, depth) { Place = Place, Condition = Condition, Crop = Crop, Cap = Cap };
    }

    /// <summary>Reads the depth alone, with its mask; opens the picture only where the depth has no size of its own.</summary>
    /// <exception cref="FathomException">As for <see cref="Load"/>.</exception>
    public DepthMap ReadDepth() => ReadDepth(Picture.Size);

    private DepthMap ReadDepth(Func<(int Width, int Height)> pictureSize)
    {
        var file = Depth ?? throw new DatasetException(Picture.Path, "there is no depth for this picture.");
        var (width, height) = file.HasSize ? default : pictureSize();
        return file.Read(width, height);
    }
}
