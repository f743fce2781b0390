namespace Fathom.Networks;

/// <summary>When a picture was taken: ADDS has a stem and a private encoder for each.</summary>
public enum Domain
{
    /// <summary>By day.</summary>
    Day,

    /// <summary>By night.</summary>
    Night,
}
