using Fathom.Datasets;

namespace Fathom.Training;

/// <summary>The pictures that a training is measured on and does not learn from: worlds of seeds that no training uses, and the frames of manifests. The same for the whole run.</summary>
internal sealed class HeldOut
{
    // Recipes' seeds end far below.
    private const ulong Seed = 1UL << 63;

    // Metres; what a world shows beyond is not scored. The limit of most outdoor tables (Garg et al. 2016).
    private const double FarthestInWorlds = 80;

    private readonly int worlds;
    private readonly MixedSource? source;
    private readonly IReadOnlyList<DatasetFrame> frames;
    private readonly IReadOnlyList<(int Width, int Height)> sizes;

    /// <summary>Reads the manifests, but no picture.</summary>
    /// <exception cref="FathomException">A manifest is missing or wrong, or names a picture that is not there.</exception>
    public HeldOut(ValidationRecipe recipe, IReadOnlyList<(int Width, int Height)> sizes)
    {
        this.sizes = sizes;
        worlds = recipe.Worlds.Count == 0 ? 0 : recipe.Samples;
        source = worlds == 0 ? null : SampleSources.Of(recipe.Worlds, Seed);
        frames = [.. recipe.Manifests.SelectMany(Frames)];
    }

    /// <summary>How many there are.</summary>
    public int Count => worlds + frames.Count;

    /// <summary>Reads or renders one, with the size at which the network is to see it; safe on several threads at once.</summary>
    /// <exception cref="FathomException">A file is damaged.</exception>
    public (DepthSample Sample, int Width, int Height) Get(int index)
    {
        if (index < worlds)
        {
            var (width, height) = sizes[index % sizes.Count];
            return (source!.Sample(index, width, height) with { Cap = FarthestInWorlds }, width, height);
        }
        var frame = frames[index - worlds].Load();
        var size = NearestShape(frame.Image);
        return (frame, size.Width, size.Height);
    }

    // The size of the training that distorts the picture least.
    private (int Width, int Height) NearestShape(Image image) =>
        sizes.MinBy(size => Math.Abs(Math.Log((double)size.Width * image.Height / ((double)size.Height * image.Width))));

    private static IReadOnlyList<DatasetFrame> Frames(string manifest)
    {
        var frames = Manifest.Read(manifest).ToList();
        if (frames.Count == 0)
            throw new FathomException($"{manifest} has no frame to validate on.");
        // Now, rather than after the steps before the first validation.
        if (frames.Find(frame => frame.Depth is null) is { } without)
            throw new FathomException($"{manifest} names no depth for {without.Picture.Path}; validation needs it.");
        foreach (var file in frames.SelectMany(frame => new[] { frame.Picture.Path, frame.Depth!.Path }))
            if (!File.Exists(file))
                throw new FathomException($"{manifest} names {file}, which is not there.");
        return frames;
    }
}
