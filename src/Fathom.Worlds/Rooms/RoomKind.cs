namespace Fathom.Worlds.Rooms;

/// <summary>What a room is for.</summary>
internal enum RoomKind
{
    /// <summary>Sofas, low tables, shelves, rugs.</summary>
    Living,

    /// <summary>Desks with screens, swivel chairs, partitions.</summary>
    Office,

    /// <summary>Counters, cupboards, a dining table.</summary>
    Kitchen,

    /// <summary>Beds, wardrobes.</summary>
    Bedroom,

    /// <summary>A long passage with doors.</summary>
    Corridor,

    /// <summary>Cellars and garages: boxes, shelves, vehicles.</summary>
    Workshop,
}
