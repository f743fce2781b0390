namespace Fathom.Worlds.Nature;

/// <summary>What a place in the open looks like.</summary>
internal enum Landscape
{
    /// <summary>A valley under mountains.</summary>
    Mountains,

    /// <summary>Within a forest: trunks, ferns, fallen wood.</summary>
    Forest,

    /// <summary>The shore of a lake, woods or hills on the other side.</summary>
    Lake,

    /// <summary>A stream among stones.</summary>
    River,

    /// <summary>Sand, sea and dunes, or rocks.</summary>
    Beach,

    /// <summary>Snow, some trees.</summary>
    Snowfield,

    /// <summary>Between walls of rock, with arches and boulders.</summary>
    Gorge,

    /// <summary>High grass and flowers, near the eye.</summary>
    Meadow,

    /// <summary>Boulders of all sizes on bare ground.</summary>
    Boulders,

    /// <summary>Dunes, or dry plains with towers of rock.</summary>
    Desert,
}
