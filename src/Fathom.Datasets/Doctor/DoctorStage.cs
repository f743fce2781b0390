namespace Fathom.Datasets.Doctor;

/// <summary>What an examination is at.</summary>
public enum DoctorStage
{
    /// <summary>Headers of all files.</summary>
    Files,

    /// <summary>Pixels of the sample.</summary>
    Pixels,

    /// <summary>Motion between neighbours.</summary>
    Motion,
}
