namespace Fathom.Worlds.Streets;

/// <summary>What stands along one side of a street.</summary>
internal enum Quarter
{
    /// <summary>Closed rows of tall houses with shops.</summary>
    City,

    /// <summary>Detached houses in gardens.</summary>
    Suburb,

    /// <summary>Trees and grass.</summary>
    Park,

    /// <summary>Fields with bushes and lines of trees.</summary>
    Country,

    /// <summary>Halls, walls and yards.</summary>
    Industry,
}
