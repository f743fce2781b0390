using Fathom.Worlds.Embree;
using Fathom.Worlds.Rendering;

namespace Fathom.Worlds;

/// <summary>
/// A world that is built once and rendered often: sequences, stereo pairs, twins. For one thread at a time.
/// <code>
/// using var stage = World.Street(7).Open();
/// var day = stage.Render(new Shot(stage.Camera(640, 192)) { Time = 0.1 });
/// var night = stage.Render(new Shot(stage.Camera(640, 192)) { Time = 0.1, Condition = Condition.Night });
/// </code>
/// </summary>
public sealed class WorldStage : IDisposable
{
    private const ulong LensStream = 0x1E45;

    private readonly World world;
    private readonly Scene scene;
    private readonly Renderer renderer;
    private readonly Accelerator accelerator;
    private bool disposed;

    internal WorldStage(World world, Scene scene)
    {
        (this.world, this.scene) = (world, scene);
        Distortion = Distortion.Draw(new Dice(world.Seed ^ LensStream));
        try
        {
            renderer = Renderer.Rent();
            accelerator = renderer.Accelerate(scene.Mesh);
        }
        catch
        {
            // Not given back: nobody knows in what state it is.
            renderer?.Dispose();
            scene.Dispose();
            throw;
        }
    }

    /// <summary>A lens distortion drawn from the seed; pictures have it where <see cref="Shot.Distortion"/> says so.</summary>
    public Distortion Distortion { get; }

    /// <summary>The world's own camera for a picture's size.</summary>
    /// <param name="width">Width in pixels, at least 1.</param>
    /// <param name="height">Height in pixels, at least 1. Wide pictures get the wide angles of driving cameras.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is not positive.</exception>
    public Camera Camera(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        return scene.Lens.Fit(width, height);
    }

    /// <summary>Takes a picture.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The camera has more pixels than <see cref="PixelBudget.Default"/> allows (rendering takes about 300 bytes for each), or the time is
    /// not within 0 to <see cref="World.Duration"/>.</exception>
    /// <exception cref="ArgumentException">The shot's distortion cannot be undone everywhere in the picture.</exception>
    /// <exception cref="ObjectDisposedException">The stage is disposed of.</exception>
    public WorldFrame Render(Shot shot)
    {
        ArgumentNullException.ThrowIfNull(shot);
        ObjectDisposedException.ThrowIf(disposed, this);
        if (!(shot.Time >= 0 && shot.Time <= World.Duration))
            throw new ArgumentOutOfRangeException(nameof(shot), shot.Time, $"Worlds move for {World.Duration} seconds, from 0 on.");
        var camera = shot.Camera;
        if ((long)camera.Width * camera.Height > PixelBudget.Default.MaxPixels)
            throw new ArgumentOutOfRangeException(nameof(shot), $"{camera.Width}×{camera.Height}",
                $"A world is rendered with at most {PixelBudget.Default.MaxPixels / 1_000_000} megapixels. Ask for a smaller picture.");
        shot.Distortion?.CheckAgainst(camera);
        return renderer.Render(world, scene, accelerator, shot);
    }

    /// <summary>Gives its memory to the next world.</summary>
    public void Dispose()
    {
        if (disposed)
            return;
        disposed = true;
        accelerator.Dispose();
        renderer.Return();
        scene.Dispose();
    }
}
