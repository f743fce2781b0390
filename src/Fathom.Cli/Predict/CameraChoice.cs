namespace Fathom.Cli.Predict;

/// <summary>The camera of the pictures, as the command line tells it.</summary>
/// <param name="FieldOfView">Horizontal, in degrees; null where intrinsics are given, or nothing.</param>
/// <param name="Intrinsics">Focal lengths and principal point in pixels of the pictures; null where not given.</param>
internal sealed record CameraChoice(double? FieldOfView, (double Fx, double Fy, double Cx, double Cy)? Intrinsics)
{
    /// <summary>True where the camera is known.</summary>
    public bool IsKnown => FieldOfView is not null || Intrinsics is not null;

    /// <summary>The camera of a picture; null where none was told.</summary>
    /// <param name="width">The picture's width.</param>
    /// <param name="height">The picture's height.</param>
    public Camera? For(int width, int height) => Intrinsics is var (fx, fy, cx, cy) ? new Camera(width, height, fx, fy, cx, cy)
        : FieldOfView is { } degrees ? Camera.FromFieldOfView(width, height, degrees)
        : null;
}
