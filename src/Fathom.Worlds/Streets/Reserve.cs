namespace Fathom.Worlds.Streets;

/// <summary>Open ground between the pavement and the lots of a side.</summary>
internal enum Reserve
{
    /// <summary>The lots begin at the pavement.</summary>
    None,

    /// <summary>Grass with a few trees.</summary>
    Lawn,

    /// <summary>Tracks of a tramway or railway.</summary>
    Rails,

    /// <summary>A second road, with cars along the lots.</summary>
    Road,

    /// <summary>A yard where cars stand side by side.</summary>
    Yard,
}
