namespace Fathom.Datasets.RobotCar;

/// <summary>The same moment by day and by night, pixel by pixel: one was taken, the other is its translation. Each has its own neighbours in time, taken or translated as it is.</summary>
/// <param name="Day">By day.</param>
/// <param name="Night">By night.</param>
public sealed record DayNightPair(DatasetFrame Day, DatasetFrame Night);
