using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using Fathom.Benchmarks.Ratios;
using Fathom.Worlds;
using Fathom.Worlds.Embree;
using Fathom.Worlds.Rendering;

namespace Fathom.Benchmarks.Worlds;

/// <summary>Rays through a street from C# and from C++ (<c>cpp/rays.cpp</c>), the same rays on one thread by turns; writes <c>rays.csv</c>.</summary>
/// <remarks>A camera ray for every pixel, in packets of 4×4, and where it met something a ray from there to the sun.</remarks>
internal static class RayReport
{
    private const int Rounds = 15;
    private const ulong Seed = 7;

    public static void Run()
    {
        using var scene = World.Street(Seed).Compose();
        var camera = scene.Lens.Fit(640, 192);
        var eye = new Eye(scene.Path(0), camera);
        var directions = new Vector3[camera.Width * camera.Height];
        for (var i = 0; i < directions.Length; i++)
            directions[i] = eye.Ray(Packed(i, camera.Width).X, Packed(i, camera.Width).Y);
        var sun = Vector3.Normalize(new Vector3(0.4f, 0.3f, 0.8f));

        var file = Path.Combine(Results.Root, "artifacts", "benchmarks", "rays.bin");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        Write(file, scene.Mesh, eye.Position, sun, directions);
        using var cpp = new Oracle(Compiled(), file);
        using var device = new EmbreeDevice();
        using var embree = new EmbreeScene(device, scene.Mesh, default, Accelerator.Still);
        using var packet = new RayPacket();

        var ours = new List<double>();
        var theirs = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var (rays, hits, seconds) = Trace(embree, packet, eye.Position, sun, directions);
            var other = cpp.Ask("trace");
            if (cpp.Ask("rays") != rays || cpp.Ask("hits") != hits)
                throw new InvalidOperationException("C# and C++ do not trace the same rays.");
            if (round < 3)
                continue;
            ours.Add(rays / seconds);
            theirs.Add(rays / other);
        }
        var (mine, oracle) = (ours.Order().ElementAt(ours.Count / 2), theirs.Order().ElementAt(theirs.Count / 2));
        var line = string.Create(CultureInfo.InvariantCulture, $"street {Seed},{scene.Mesh.TriangleCount},{mine / 1e6:0.00},{oracle / 1e6:0.00},{mine / oracle:0.000}");
        Console.Error.WriteLine(line);
        Results.Write("rays.csv", "world,triangles,csharp_million_rays_per_s,cpp_million_rays_per_s,ratio", [line]);
    }

    // Packets of 4×4 pixels, one after the other.
    private static (int X, int Y) Packed(int i, int width)
    {
        var (packet, lane) = (i / RayPacket.Size, i % RayPacket.Size);
        var (x, y) = (packet % (width / 4), packet / (width / 4));
        return (4 * x + (lane & 3), 4 * y + (lane >> 2));
    }

    private static unsafe (long Rays, long Hits, double Seconds) Trace(EmbreeScene scene, RayPacket packet, Vector3 eye, Vector3 sun, Vector3[] directions)
    {
        long rays = 0, hits = 0;
        Span<Vector3> starts = stackalloc Vector3[RayPacket.Size];
        var begin = Stopwatch.GetTimestamp();
        for (var first = 0; first < directions.Length; first += RayPacket.Size)
        {
            packet.Clear();
            for (var lane = 0; lane < RayPacket.Size; lane++)
                packet.Set(lane, eye, directions[first + lane], float.PositiveInfinity);
            packet.Intersect(scene);
            rays += RayPacket.Size;
            var found = 0;
            for (var lane = 0; lane < RayPacket.Size; lane++)
            {
                starts[lane] = default;
                if (packet.Rays.Geometry[lane] == EmbreeNative.InvalidId)
                    continue;
                starts[lane] = eye + directions[first + lane] * (packet.Rays.Far[lane] * 0.999f);
                found++;
            }
            hits += found;
            if (found == 0)
                continue;
            packet.Clear();
            for (var lane = 0; lane < RayPacket.Size; lane++)
                if (starts[lane] != default)
                    packet.Set(lane, starts[lane], sun, float.PositiveInfinity);
            packet.Occlude(scene);
            rays += found;
        }
        return (rays, hits, Stopwatch.GetElapsedTime(begin).TotalSeconds);
    }

    // What rays.cpp reads: the counts, vertices, triangles, spheres, eye, sun and directions.
    private static void Write(string file, Fathom.Worlds.Geometry.Mesh mesh, Vector3 eye, Vector3 sun, Vector3[] directions)
    {
        using var stream = File.Create(file);
        stream.Write(MemoryMarshal.AsBytes<int>([mesh.VertexCount, mesh.TriangleCount, mesh.SphereCount, directions.Length]));
        stream.Write(MemoryMarshal.AsBytes(mesh.Positions.AsSpan(0, mesh.VertexCount)));
        stream.Write(MemoryMarshal.AsBytes(mesh.Triangles.AsSpan(0, mesh.TriangleCount)));
        stream.Write(MemoryMarshal.AsBytes(mesh.Spheres.AsSpan(0, mesh.SphereCount)));
        stream.Write(MemoryMarshal.AsBytes<Vector3>([eye, sun]));
        stream.Write(MemoryMarshal.AsBytes(directions.AsSpan()));
    }

    private static string Compiled()
    {
        var program = Path.Combine(Results.Root, "artifacts", "benchmarks", "rays");
        using var compiler = Process.Start("g++", ["-O3", "-march=native", "-std=c++17", Path.Combine(Results.Root, "benchmarks", "cpp", "rays.cpp"), "-lembree3", "-o", program]);
        compiler.WaitForExit();
        return compiler.ExitCode == 0 ? program : throw new InvalidOperationException("rays.cpp does not compile: see above. It needs g++ and libembree-dev.");
    }
}
