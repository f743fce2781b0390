namespace Fathom.Cli.Worlds;

/// <summary>What a contact sheet shows of each world, from left to right.</summary>
internal enum SheetColumns
{
    /// <summary>Picture, depth, normals, labels, and the same by night.</summary>
    Truth,

    /// <summary>Every hour and weather.</summary>
    Twins,

    /// <summary>Every style.</summary>
    Styles,
}
