namespace Fathom.Datasets.Doctor;

/// <summary>How far an examination is.</summary>
/// <param name="Stage">What it is at.</param>
/// <param name="Done">Of this stage.</param>
/// <param name="Of">Of this stage.</param>
public readonly record struct DoctorProgress(DoctorStage Stage, int Done, int Of);
