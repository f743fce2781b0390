namespace Fathom.Worlds.Rooms;

/// <summary>What a room is for.</summary>
internal enum RoomKind
{
    /// <summary>Sofas, low tables, shelves, rugs.</summary>
    Living,

    /// <summary>Desks with screens, swivel chairs, partitions.</summary>
    Office,

    /// <summary>Counters, cupboards, appliances, a dining table.</summary>
    Kitchen,

    /// <summary>Beds, wardrobes.</summary>
    Bedroom,

    /// <summary>A long passage with doors.</summary>
    Corridor,

    /// <summary>Garages and hobby rooms: boxes, shelves, vehicles.</summary>
    Workshop,

    /// <summary>Tub or shower, toilet, basin, tiles.</summary>
    Bathroom,

    /// <summary>Cellars: pipes, boilers, storage, rough walls.</summary>
    Basement,
}
