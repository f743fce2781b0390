namespace Fathom.Datasets;

/// <summary>One frame of a <see cref="Manifest"/>: where its files are and what they mean.</summary>
public sealed record ManifestEntry
{
    /// <summary>What the frame is called in reports and its prediction in files; where the manifest does not say, the picture's file name without its extension.</summary>
    public required string Name { get; init; }

    /// <summary>The picture, PNG or JPEG.</summary>
    public required string ImagePath { get; init; }

    /// <summary>The depth: 16-bit grey PNG, 0 = not measured.</summary>
    public required string DepthPath { get; init; }

    /// <summary>Steps of the depth file per metre: 256 for KITTI, 1000 for millimetres.</summary>
    public required double DepthScale { get; init; }

    /// <summary>Depth in metres from which evaluation ignores a pixel.</summary>
    public required double Cap { get; init; }

    /// <summary>Focal lengths and principal point in pixels of the picture; null where unknown (zeros in the file).</summary>
    public (double Fx, double Fy, double Cx, double Cy)? Intrinsics { get; init; }

    /// <summary>Kind of place, e.g. "street"; empty where unknown.</summary>
    public string Place { get; init; } = "";

    /// <summary>Light, e.g. "day"; empty where unknown.</summary>
    public string Condition { get; init; } = "";

    /// <summary>The part of the frame that evaluation looks at.</summary>
    public EvaluationCrop Crop { get; init; }

    /// <summary>Reads picture and depth (in metres, with mask and, where known, camera).</summary>
    /// <exception cref="PictureException">A file is missing, damaged or of another kind.</exception>
    public DepthSample Load()
    {
        var image = Image.Load(ImagePath);
        var depth = DepthMap.FromPng16(DepthPath, DepthScale);
        if (Intrinsics is var (fx, fy, cx, cy))
        {
            var camera = new Camera(image.Width, image.Height, fx, fy, cx, cy).Resized(depth.Width, depth.Height);
            depth = depth.WithCamera(camera);
        }
        return new DepthSample(Name, image, depth) { Place = Place, Condition = Condition, Crop = Crop, Cap = Cap };
    }
}
