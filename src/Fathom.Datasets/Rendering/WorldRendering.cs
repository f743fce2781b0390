using Fathom.Worlds;

namespace Fathom.Datasets.Rendering;

/// <summary>A data set to render.</summary>
/// <param name="Family">A name of <see cref="World.Families"/>.</param>
/// <param name="Frames">How many frames; each of them under every condition and from every eye.</param>
/// <param name="Width">Width in pixels.</param>
/// <param name="Height">Height in pixels.</param>
public sealed record WorldRendering(string Family, int Frames, int Width, int Height)
{
    /// <summary>The seed of the first world; the next has the next seed.</summary>
    public ulong Seed { get; init; }

    /// <summary>Frames a second of sequences; null: each frame is a world of its own.</summary>
    public double? FramesPerSecond { get; init; }

    /// <summary>Metres from the left eye to the right one; null: one eye.</summary>
    public double? Baseline { get; init; }

    /// <summary>Hours and weathers: each frame is rendered under every one.</summary>
    public IReadOnlyList<Condition> Conditions { get; init; } = [Condition.Day];

    /// <summary>How frames are drawn.</summary>
    public Style Style { get; init; }

    /// <summary>Pictures and meshes of the user's own that are met in the worlds; null: none.</summary>
    public WorldAssets? Assets { get; init; }

    /// <summary>Pictures of one frame: one for each condition and eye.</summary>
    public int PicturesPerFrame => Conditions.Count * (Baseline is null ? 1 : 2);

    /// <summary>Frames of one world.</summary>
    internal int FramesPerWorld => FramesPerSecond is { } rate ? (int)Math.Floor(World.Duration * rate + 1e-9) + 1 : 1;

    /// <summary>What decides the bytes of a frame: two renderings that agree in it may share a folder.</summary>
    internal string Signature => string.Create(System.Globalization.CultureInfo.InvariantCulture,
        $"{Family} seed {Seed}, {Width}×{Height}, {(FramesPerSecond is { } rate ? $"sequences at {rate:R} frames/s" : "single frames")}, {(Baseline is { } metres ? $"stereo {metres:R} m" : "one eye")}, {string.Join(' ', Conditions).ToLowerInvariant()}, {Style.ToString().ToLowerInvariant()}{(Assets is null ? "" : $", assets {Assets.Hash}")}");
}
