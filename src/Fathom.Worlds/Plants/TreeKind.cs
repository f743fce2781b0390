namespace Fathom.Worlds.Plants;

/// <summary>What a tree looks like.</summary>
internal enum TreeKind
{
    /// <summary>A wide crown of leaf masses on limbs: oak, lime, chestnut, maple.</summary>
    Broadleaf,

    /// <summary>A narrow column.</summary>
    Poplar,

    /// <summary>A white trunk and a light, hanging crown.</summary>
    Birch,

    /// <summary>A bare trunk under a star of fronds.</summary>
    Palm,

    /// <summary>A cone of drooping boughs down to the ground.</summary>
    Spruce,

    /// <summary>A tall bare trunk and flat cushions of needles at its top.</summary>
    Pine,

    /// <summary>Branches without leaves: dead, or in winter.</summary>
    Bare,

    /// <summary>A small round crown on a short trunk, sometimes in blossom.</summary>
    Fruit,
}
