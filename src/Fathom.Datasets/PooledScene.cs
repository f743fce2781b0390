namespace Fathom.Datasets;

/// <summary>A scene that is rendered when first needed, once, by whichever thread needs it; others wait for it.</summary>
internal sealed class PooledScene(ISampleSource source, long index, int width, int height)
{
    private readonly Lazy<TrainingScene> scene = new(() => TrainingScene.From(source.Sample(index, width, height), width, height));

    public int Width => width;

    public int Height => height;

    public TrainingScene Get() => scene.Value;
}
