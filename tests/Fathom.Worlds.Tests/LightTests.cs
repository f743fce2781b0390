using System.Numerics;
using Fathom.Worlds.Cameras;
using Fathom.Worlds.Lighting;
using Fathom.Worlds.Materials;

namespace Fathom.Worlds.Tests;

public sealed class LightTests
{
    // The filter's window is cut off at the picture's border, where it no longer holds every sample.
    private const int Border = 2;

    private static readonly Camera Lens = Camera.FromFieldOfView(32, 32, 40);

    // Three metres above the origin, looking straight down; picture x is world x.
    private static readonly Viewpoint Above = new(new(0, 0, 3), Vector3.UnitX, -Vector3.UnitY, -Vector3.UnitZ);

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    [InlineData(60)]
    [InlineData(80)]
    public void A_plane_under_the_sun_follows_Lamberts_cosine_law(double degrees)
    {
        var angle = degrees * Math.PI / 180;
        var light = TestScenes.SunOnly(new((float)Math.Sin(angle), 0, (float)Math.Cos(angle)));
        var (_, radiance) = TestScenes.Expose(place => place.Floor(new Plain(new Vector3(0.5f, 0.25f, 1)), -9, -9, 9, 9, 0), light, Above,
            Lens);

        Assert.All(radiance, colour =>
        {
            Assert.Equal(0.5 * Math.Cos(angle), colour.X, 1e-3);
            Assert.Equal(0.25 * Math.Cos(angle), colour.Y, 1e-3);
            Assert.Equal(Math.Cos(angle), colour.Z, 1e-3);
        });
    }

    [Fact]
    public void A_penumbra_has_the_width_and_the_profile_that_the_suns_disc_gives_it()
    {
        // A half-plane four metres above the floor, lit from overhead: at x its edge cuts the disc x / radius from its centre.
        const float radius = 1;
        var (_, radiance) = TestScenes.Expose(place =>
        {
            place.Floor(TestScenes.White, -9, -9, 9, 9, 0);
            place.Box(new Plain(default), -9, -9, 4, 0, 9, 4.01f);
        }, TestScenes.SunOnly(Vector3.UnitZ, radius / 4), Above, Lens);

        var errors = new List<double>();
        for (var x = Border; x < Lens.Width - Border; x++)
        {
            var metres = (x - Lens.Cx) / Lens.Fx * 3;
            var cut = Math.Clamp(metres / radius, -1, 1);
            var seen = 0.5 + (cut * Math.Sqrt(1 - cut * cut) + Math.Asin(cut)) / Math.PI;
            errors.Add(Math.Abs(radiance[16 * Lens.Width + x].X - seen));
        }
        // A straight cut through sixteen samples may miscount two of them.
        Assert.InRange(errors.Max(), 0, 2 / 16.0);
        Assert.InRange(errors.Average(), 0, 0.04);
    }

    [Fact]
    public void A_small_lamp_follows_the_inverse_square_and_both_cosines()
    {
        var lamp = new Lamp(new(0, 0, 2), new(0, 0.001f, 0), new(0.001f, 0, 0), new Vector3(3), Spread: 0);
        var light = new Illumination { Sky = TestScenes.Black, Lamps = [lamp], EvenAmbient = Vector3.Zero, Bounce = 0 };
        var (_, radiance) = TestScenes.Expose(place => place.Floor(TestScenes.White, -9, -9, 9, 9, 0), light, Above, Lens);

        for (var i = 0; i < radiance.Length; i++)
        {
            if (i % 32 is < Border or >= 32 - Border || i / 32 is < Border or >= 32 - Border)
                continue;
            double x = (i % 32 - Lens.Cx) / Lens.Fx * 3, y = (i / 32 - Lens.Cy) / Lens.Fy * 3, square = x * x + y * y + 4;
            // The filter averages over five pixels, which bends the bell a little.
            Assert.Equal(3 / square * (4 / square), radiance[i].X, 0.01);
        }
    }

    [Fact]
    public void Ambient_light_on_the_floor_of_a_trench_is_the_share_of_sky_it_sees()
    {
        // A floor point in the middle of an infinitely long trench sees cos-weighted sky of sin(a), with tan(a) = half width / depth.
        const float half = 1, depth = 1.5f;
        var light = new Illumination { Sky = TestScenes.Black, EvenAmbient = Vector3.One, Bounce = 0, AmbientReach = 500 };
        var (_, radiance) = TestScenes.Expose(place =>
        {
            place.Floor(TestScenes.White, -half, -900, half, 900, 0);
            place.Box(TestScenes.White, -half - 1, -900, 0, -half, 900, depth);
            place.Box(TestScenes.White, half, -900, 0, half + 1, 900, depth);
        }, light, Above, Lens);

        var expected = Math.Sin(Math.Atan(half / depth));
        Assert.InRange(radiance[16 * Lens.Width + 16].X, expected - 0.07, expected + 0.07);
    }
}
