namespace Fathom.Benchmarks.Ratios;

/// <summary>Something that is measured here and in an oracle.</summary>
/// <param name="Name">The row's name.</param>
/// <param name="OracleName">What it is compared with.</param>
/// <param name="Question">The line that makes the oracle build it.</param>
/// <param name="StartOracle">Starts the oracle.</param>
/// <param name="Start">Builds it here and warms up.</param>
/// <param name="Tolerance">How far the two results may differ, relative; bfloat16 rounds otherwise.</param>
internal sealed record RatioCase(string Name, string OracleName, string Question, Func<Oracle> StartOracle, Func<Running> Start, double Tolerance);
