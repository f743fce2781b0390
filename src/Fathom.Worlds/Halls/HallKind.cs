namespace Fathom.Worlds.Halls;

/// <summary>What a hall is for.</summary>
internal enum HallKind
{
    /// <summary>Racks with pallets, forklifts.</summary>
    Warehouse,

    /// <summary>Platforms and tracks, above or below ground.</summary>
    Station,

    /// <summary>Machines, cranes, workbenches.</summary>
    Factory,

    /// <summary>Courts with hoops and goals.</summary>
    Sports,

    /// <summary>Cars under a low ceiling.</summary>
    CarPark,
}
