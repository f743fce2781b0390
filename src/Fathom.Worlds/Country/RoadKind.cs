namespace Fathom.Worlds.Country;

/// <summary>Roads outside of towns.</summary>
internal enum RoadKind
{
    /// <summary>Two carriageways with a central reservation.</summary>
    Motorway,

    /// <summary>Two lanes.</summary>
    Road,

    /// <summary>One lane, for farms.</summary>
    Lane,
}
