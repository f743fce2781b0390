namespace Fathom.Worlds.Country;

/// <summary>What a field bears.</summary>
internal enum Crop
{
    /// <summary>Grass, with cattle or without.</summary>
    Meadow,

    /// <summary>Wheat or barley.</summary>
    Wheat,

    /// <summary>Rape in blossom.</summary>
    Rape,

    /// <summary>Maize, higher than a person.</summary>
    Maize,

    /// <summary>Bare soil in furrows.</summary>
    Ploughed,

    /// <summary>Cut corn, sometimes with bales.</summary>
    Stubble,

    /// <summary>Rows of vines on stakes.</summary>
    Vines,

    /// <summary>Rows of fruit trees on grass.</summary>
    Orchard,

    /// <summary>Woods.</summary>
    Forest,

    /// <summary>Houses in gardens.</summary>
    Village,
}
