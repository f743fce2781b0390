namespace Fathom.Datasets;

/// <summary>What a random number is drawn for; each stream is independent of the others.</summary>
internal enum RandomStream : ulong
{
    World = 1,
    Mixture,
    BatchSize,
    Reuse,
    Augmentation,
    Noise,
    NoiseTable,
    Appearance,
    Shade,
    Order,
    Place,
    Triplet,
}
