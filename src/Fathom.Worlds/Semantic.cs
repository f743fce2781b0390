namespace Fathom.Worlds;

/// <summary>What a pixel shows.</summary>
public enum Semantic : byte
{
    /// <summary>Nothing within the world.</summary>
    Sky,

    /// <summary>Carriageways, lane markings, rails.</summary>
    Road,

    /// <summary>Pavements and kerbs.</summary>
    Pavement,

    /// <summary>Grass, soil, fields, rock, water.</summary>
    Terrain,

    /// <summary>Houses and halls from outside.</summary>
    Building,

    /// <summary>Fences, garden walls, noise barriers.</summary>
    Fence,

    /// <summary>Crash barriers.</summary>
    GuardRail,

    /// <summary>Poles, lamp posts, masts, wires, bollards.</summary>
    Pole,

    /// <summary>Traffic signs and signposts.</summary>
    TrafficSign,

    /// <summary>Traffic lights.</summary>
    TrafficLight,

    /// <summary>Trees.</summary>
    Tree,

    /// <summary>Bushes, hedges, pot plants, crops.</summary>
    Vegetation,

    /// <summary>Passenger cars.</summary>
    Car,

    /// <summary>Vans.</summary>
    Van,

    /// <summary>Lorries.</summary>
    Truck,

    /// <summary>Buses and trams.</summary>
    Bus,

    /// <summary>Bicycles and motorcycles.</summary>
    Bicycle,

    /// <summary>People, riders included.</summary>
    Person,

    /// <summary>Floors of rooms and halls.</summary>
    Floor,

    /// <summary>Ceilings, roofs from below, beams.</summary>
    Ceiling,

    /// <summary>Walls from inside.</summary>
    Wall,

    /// <summary>Windows and doors from inside, with their curtains.</summary>
    Window,

    /// <summary>Tables, seats, beds, shelves, cabinets.</summary>
    Furniture,

    /// <summary>Lamps in rooms and halls.</summary>
    Lamp,

    /// <summary>Machines, racks, pallets and cranes.</summary>
    Equipment,

    /// <summary>Any other thing.</summary>
    Thing,
}
