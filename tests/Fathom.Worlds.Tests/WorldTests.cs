using System.Collections;
using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Fathom.Worlds.Embree;
using Fathom.Worlds.Geometry;
using Fathom.Worlds.Rendering;

namespace Fathom.Worlds.Tests;

public sealed class WorldTests
{
    public static TheoryData<string> Families => [.. World.Families];

    [Theory]
    [MemberData(nameof(Families))]
    public void The_same_seed_gives_the_same_bytes_alone_or_among_many_threads(string family)
    {
        const int worlds = 6;
        var alone = Enumerable.Range(0, worlds).Select(seed => Fingerprint(World.Create(family, (ulong)seed).Render(96, 64))).ToArray();

        // What is used again from here on has held a larger picture.
        World.Create(family, 99).Render(200, 120);

        var together = new ConcurrentDictionary<int, string>();
        Parallel.For(0, 3 * worlds, new ParallelOptions { MaxDegreeOfParallelism = 4 },
            i => together[i] = Fingerprint(World.Create(family, (ulong)(i % worlds)).Render(96, 64)));

        for (var i = 0; i < 3 * worlds; i++)
            Assert.Equal(alone[i % worlds], together[i]);
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void What_the_buffers_held_before_does_not_show(string family)
    {
        using var used = new Renderer();
        for (ulong seed = 0; seed < 40; seed++)
        {
            var world = World.Create(family, seed);
            using var scene = world.Compose();
            var shot = new Shot(scene.Lens.Fit(96, 64)) { Condition = (Condition)(seed % 3) };
            using var fresh = new Renderer();
            Assert.Equal(Fingerprint(Render(fresh)), Fingerprint(Render(used)));

            var buffer = used.Buffer;
            Spoil(buffer.Positions, buffer.Normals, buffer.Radiance, buffer.Scratch);
            Spoil(buffer.Parts, buffer.Panes);
            Spoil(buffer.Light, buffer.Filtered, buffer.Rows);
            Spoil(buffer.RowWeights);
            Spoil(buffer.Surfaces);

            WorldFrame Render(Renderer renderer)
            {
                using var accelerator = renderer.Accelerate(scene.Mesh);
                return renderer.Render(world, scene, accelerator, shot);
            }
        }

        // Large positive numbers.
        static void Spoil<T>(params ReadOnlySpan<T[]> arrays) where T : unmanaged
        {
            foreach (var array in arrays)
                MemoryMarshal.AsBytes(array.AsSpan()).Fill(0x7e);
        }
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Different_seeds_give_different_pictures_and_depths(string family)
    {
        var frames = Enumerable.Range(0, 12).Select(seed => World.Create(family, (ulong)seed).Render(48, 32)).ToArray();

        Assert.Equal(12, frames.Select(frame => Convert.ToHexString(SHA256.HashData(frame.Image.Pixels))).Distinct().Count());
        Assert.Equal(12, frames.Select(frame => frame.Depth.Values.Sum(value => float.IsFinite(value) ? value : 0)).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Every_depth_is_positive_and_infinite_exactly_where_the_sky_is(string family)
    {
        for (var seed = 0UL; seed < 10; seed++)
        {
            var frame = World.Create(family, seed).Render(80, 48);
            for (var i = 0; i < frame.Depth.Values.Length; i++)
            {
                Assert.True(frame.Depth.Values[i] > 0, $"seed {seed}: depth {frame.Depth.Values[i]}");
                Assert.Equal(frame.Semantics[i] == Semantic.Sky, float.IsPositiveInfinity(frame.Depth.Values[i]));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Every_size_renders_with_its_own_camera(string family)
    {
        foreach (var (width, height) in ((int, int)[])[(1, 1), (17, 5), (33, 47), (4, 3), (640, 193), (96, 72)])
        {
            var (image, depth) = World.Create(family, 5).Render(width, height);

            Assert.Equal((width, height, width, height), (image.Width, image.Height, depth.Width, depth.Height));
            Assert.Equal(DepthKind.MetricDepth, depth.Kind);
            Assert.Equal((width, height), (depth.Camera!.Width, depth.Camera.Height));
        }
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Fifty_worlds_in_a_row_are_neither_black_nor_white_nor_flat_nor_blocked(string family)
    {
        int bad = 0, dull = 0;
        for (var seed = 0UL; seed < 50; seed++)
        {
            var (image, depth) = World.Create(family, seed + 1000).Render(80, 48);
            var brightness = image.Pixels.Average(value => value / 255.0);
            var tooNear = depth.Values.Count(value => value < (family == "tabletop" ? 0.08f : 0.3f)) / (double)depth.Values.Length;
            var inverse = depth.Values.Select(value => 1.0 / value).Order().ToArray();
            double near = inverse[inverse.Length * 9 / 10], far = inverse[inverse.Length / 10];

            bad += brightness is < 0.06 or > 0.94 || tooNear > 0.1 ? 1 : 0;
            dull += near < 1.25 * far ? 1 : 0;
        }
        Assert.True(bad <= 2, $"{bad} of 50 are too dark, too bright or blocked.");
        Assert.True(dull <= 4, $"{dull} of 50 show next to no depth.");
    }

    [Fact]
    public void A_given_camera_is_used_and_sees_the_same_place()
    {
        var world = World.Street(3);
        var own = world.Render(96, 64);
        var wide = Camera.FromFieldOfView(96, 64, 90);

        var given = world.Render(wide);
        Assert.Equal(wide, given.Depth.Camera);
        Assert.Equal(Fingerprint(own), Fingerprint(world.Render(own.Depth.Camera!)));
    }

    [Fact]
    public void Wide_pictures_get_the_wide_angle_of_a_driving_camera()
    {
        var angles = Enumerable.Range(0, 40).Select(seed => World.Street((ulong)seed).Render(1242 / 46, 375 / 46).Depth.Camera!)
            .Select(camera => 2 * Math.Atan(camera.Width / 2.0 / camera.Fx) * 180 / Math.PI).Order().ToArray();

        Assert.InRange(angles[20], 70, 100.01);
        Assert.All(angles, angle => Assert.InRange(angle, 20, 100.01));
    }

    [Fact]
    public void An_unknown_family_is_refused_with_the_known_ones()
    {
        var error = Assert.Throws<FathomException>(() => World.Create("moon", 1));

        Assert.Contains("'moon'", error.Message, StringComparison.Ordinal);
        Assert.Contains("abstract, country, hall, nature, room, street, tabletop", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_size_without_pixels_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => World.Room(1).Render(0, 10));

    [Fact]
    public void A_size_beyond_the_pixel_budget_is_refused_before_memory_is_taken()
    {
        var world = World.Room(1);
        world.Render(4, 4);
        var before = GC.GetAllocatedBytesForCurrentThread();

        // 40,000² pixels would wrap around as an int and ask for 280 GB.
        Assert.Throws<ArgumentOutOfRangeException>(() => world.Render(40_000, 40_000));
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => world.Render(Camera.FromFieldOfView(10_001, 10_000, 60)));

        Assert.Contains("10001×10000", error.Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 50_000_000);
    }

    [Fact]
    public void A_picture_of_more_than_a_megapixel_renders_and_leaves_the_next_one_unchanged()
    {
        var before = Fingerprint(World.Street(2).Render(96, 64));

        var (image, _) = World.Street(2).Render(1200, 900);

        Assert.Equal((1200, 900), (image.Width, image.Height));
        Assert.Equal(before, Fingerprint(World.Street(2).Render(96, 64)));
    }

    [Fact]
    public void A_scene_and_a_ray_packet_may_be_disposed_of_twice()
    {
        var scene = World.Room(1).Compose();
        scene.Dispose();
        scene.Dispose();
        var packet = new RayPacket();
        packet.Dispose();
        packet.Dispose();

        using Mesh one = Mesh.Rent(), other = Mesh.Rent();
        Assert.NotSame(one, other);
    }

    private static string Fingerprint(WorldFrame frame) =>
        Convert.ToHexString(SHA256.HashData([.. frame.Image.Pixels,
            .. System.Runtime.InteropServices.MemoryMarshal.AsBytes(frame.Depth.Values.AsSpan())]));

    [Fact]
    public void A_world_that_cannot_be_built_gives_its_meshes_back()
    {
        var mesh = Mesh.Rent();
        // More triangles than the arrays hold.
        mesh.Truncate(new Extent(1 << 28, 1 << 28, 0, 0, 0, 0));
        var bodies = new Bodies();

        Assert.ThrowsAny<ArgumentException>(() => new WorldStage(World.Street(1), new Scene(mesh, bodies, _ => throw new InvalidOperationException(), _ => default, default)));

        Assert.True(bodies.AreDisposed);
    }

    // Whoever disposes of a scene asks for its bodies.
    private sealed class Bodies : IReadOnlyList<Body>
    {
        public bool AreDisposed { get; private set; }

        public int Count => 0;

        public Body this[int index] => throw new ArgumentOutOfRangeException(nameof(index));

        public IEnumerator<Body> GetEnumerator()
        {
            AreDisposed = true;
            return Enumerable.Empty<Body>().GetEnumerator();
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
