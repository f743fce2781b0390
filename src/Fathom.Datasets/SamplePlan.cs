namespace Fathom.Datasets;

/// <summary>
/// Decides, sample by sample, the size and the scene: a new one, or one of the newest of the same size from earlier batches. Decisions depend on the
/// seed and the number alone; a plan that starts in the middle replays them from 0 (about ten nanoseconds each) and renders nothing.
/// </summary>
internal sealed class SamplePlan
{
    private readonly ISampleSource source;
    private readonly LoaderSettings settings;
    private readonly Ring[] kept;
    private readonly List<PooledScene> ofThisBatch = [];
    private int size;

    public SamplePlan(ISampleSource source, LoaderSettings settings, long firstSample)
    {
        (this.source, this.settings) = (source, settings);
        kept = [.. settings.Sizes.Select(_ => new Ring(settings.Reuse > 0 ? settings.PoolScenes / settings.Sizes.Count : 0))];
        while (Next < firstSample)
            Take();
    }

    /// <summary>The number of the sample that <see cref="Take"/> decides next.</summary>
    public long Next { get; private set; }

    /// <summary>Samples left in the batch of <see cref="Next"/>.</summary>
    public int LeftInBatch => settings.BatchSize - (int)(Next % settings.BatchSize);

    public PooledScene Take()
    {
        if (Next % settings.BatchSize == 0)
            StartBatch();

        var random = SplitMix64.For(settings.Seed, Next, RandomStream.Reuse);
        var reuse = random.Chance(settings.Reuse) && kept[size].Count > 0;
        var scene = reuse ? kept[size][random.Below(kept[size].Count)] : NewScene();
        Next++;
        return scene;
    }

    private void StartBatch()
    {
        // Scenes join the pool a batch late, so that no batch shows one scene twice for being new.
        foreach (var scene in ofThisBatch)
            kept[size].Add(scene);
        ofThisBatch.Clear();
        size = SplitMix64.For(settings.Seed, Next / settings.BatchSize, RandomStream.BatchSize).Below(settings.Sizes.Count);
    }

    private PooledScene NewScene()
    {
        var (width, height) = settings.Sizes[size];
        var scene = new PooledScene(source, Next, width, height);
        ofThisBatch.Add(scene);
        return scene;
    }

    /// <summary>The newest scenes, at most a fixed number of them.</summary>
    private sealed class Ring(int capacity)
    {
        private readonly List<PooledScene> scenes = [];
        private int oldest;

        public int Count => scenes.Count;

        public PooledScene this[int i] => scenes[i];

        public void Add(PooledScene scene)
        {
            if (scenes.Count < capacity)
            {
                scenes.Add(scene);
            }
            else if (capacity > 0)
            {
                scenes[oldest] = scene;
                oldest = (oldest + 1) % capacity;
            }
        }
    }
}
