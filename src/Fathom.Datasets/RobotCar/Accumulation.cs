namespace Fathom.Datasets.RobotCar;

/// <summary>Depth from many laser scans, and how many.</summary>
/// <param name="Depth">Metric depth, H×W, 0 and not valid where nothing fell.</param>
/// <param name="Scans">How many scans of the window it is made of.</param>
/// <param name="Missing">How many the list names that have no file: another chunk's.</param>
/// <param name="Unplaced">How many were dropped because the car's motion is not known between them and the picture.</param>
public sealed record Accumulation(DepthMap Depth, int Scans, int Missing, int Unplaced);
