using System.Numerics;
using Fathom.Worlds.Cameras;
using Fathom.Worlds.Geometry;
using Fathom.Worlds.Rendering;
using Fathom.Worlds.Rooms;

namespace Fathom.Worlds.Tests;

public sealed class RoomTests
{
    private const float Width = 4, Length = 5, Height = 2.5f;

    // From below the ceiling's beams straight down on the whole floor.
    private static readonly Camera Lens = Camera.FromFieldOfView(48, 64, 100);
    private static readonly Viewpoint FromCeiling = new(new(Width / 2, Length / 2, Height - 0.25f), Vector3.UnitX, -Vector3.UnitY,
        -Vector3.UnitZ);

    [Fact]
    public void In_most_sunny_rooms_the_sun_shines_onto_the_floor()
    {
        int sunny = 0, lit = 0;
        using var renderer = new Renderer();
        for (var seed = 0UL; seed < 100; seed++)
        {
            using Mesh mesh = Mesh.Rent(), lamps = Mesh.Rent();
            var dice = new Dice(seed);
            var shell = new Shell(new FloorPlan(Width, Length, Height, mesh), RoomKind.Living, dice);
            shell.Build();
            // The lamps hang elsewhere, out of the camera's way.
            var light = new RoomLight(new FloorPlan(Width, Length, Height, lamps), dice).Build(shell)(Condition.Day);
            if (light.Sun == default)
                continue;
            using var accelerator = renderer.Accelerate(mesh);
            renderer.Expose(mesh, accelerator, TestScenes.SunOnly(light.SunDirection), FromCeiling, Lens, new Dice(1), new float[Lens.Width * Lens.Height]);

            var spots = Enumerable.Range(0, Lens.Width * Lens.Height).Count(i => IsFloor(renderer.Buffer.Positions[i])
                && renderer.Buffer.Light[i].Direct.X > 0);
            sunny++;
            lit += spots > 0 ? 1 : 0;
        }
        Assert.True(sunny >= 10 && lit > 0.5 * sunny, $"The sun reaches the floor in {lit} of {sunny} sunny rooms.");
    }

    private static bool IsFloor(Vector3 at) => at is { X: > 0.05f and < Width - 0.05f, Y: > 0.05f and < Length - 0.05f, Z: < 0.01f };
}
