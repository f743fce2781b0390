namespace Fathom.Datasets.RobotCar;

/// <summary>ADDS-DepthNet's pictures: RobotCar's left camera, undistorted, 1280×960, of which rows 160 to 799 are kept; of any size of these proportions.</summary>
internal static class AddsFrame
{
    /// <summary>First row that is kept, of <see cref="Height"/>.</summary>
    public const int Top = 160;

    /// <summary>First row below what is kept.</summary>
    public const int Bottom = 800;

    /// <summary>Rows of the whole picture.</summary>
    public const int Height = 960;

    private const int Width = 1280;

    // Of models/stereo_wide_left.txt.
    private static readonly Camera Whole = new(Width, Height, 983.044006, 983.044006, 643.646973, 493.378998);

    /// <summary>Whether a picture, or a depth, has the kept rows only.</summary>
    /// <exception cref="DatasetException">It has neither the proportions of the whole nor of the kept rows.</exception>
    public static bool IsCut(int width, int height, string path)
    {
        var isCut = width * (Bottom - Top) == height * Width;
        return isCut || width * Height == height * Width ? isCut
            : throw new DatasetException(path, $"{width}×{height} pixels have neither the proportions of RobotCar's 1280×960 nor of ADDS-DepthNet's rows of it, 1280×640; its camera and depth would not fit.");
    }

    /// <summary>The camera of a picture. ADDS-DepthNet's own code has the whole picture's focal length for the kept rows, a third too short upright.</summary>
    public static (double Fx, double Fy, double Cx, double Cy) Intrinsics(int width, int height, string path)
    {
        var camera = (IsCut(width, height, path) ? Whole with { Height = Bottom - Top, Cy = Whole.Cy - Top } : Whole).Resized(width, height);
        return (camera.Fx, camera.Fy, camera.Cx, camera.Cy);
    }
}
