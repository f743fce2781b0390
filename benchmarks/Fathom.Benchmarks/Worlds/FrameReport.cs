using System.Diagnostics;
using System.Globalization;
using Fathom.Worlds;

namespace Fathom.Benchmarks.Worlds;

/// <summary>How many frames of worlds two threads render in a second, each thread its own scenes; writes <c>worlds.csv</c>.</summary>
internal static class FrameReport
{
    private const int Threads = 2;

    // A scene is built, four frames of its motion are taken, and the next one is built.
    private const int FramesPerScene = 4;

    // The scenes of the requirement; the families have whatever their seeds give.
    private const int FewestTriangles = 50_000, FewestLamps = 20;

    private static readonly (int Width, int Height) Wide = (416, 128), Large = (640, 192), Usual = (320, 192);

    public static void Run()
    {
        const int scenes = 24;
        Case[] cases =
        [
            new("street", Style.Game, Condition.Day, Wide, scenes, FewestTriangles),
            new("street", Style.Game, Condition.Day, Large, scenes, FewestTriangles),
            new("street", Style.Game, Condition.Night, Wide, scenes, FewestTriangles, FewestLamps),
            .. from family in World.Families
               from condition in new[] { Condition.Day, Condition.Night }
               select new Case(family, Style.Photo, condition, Usual, 12),
            .. from style in Enum.GetValues<Style>() select new Case("street", style, Condition.Day, Usual, 12),
        ];
        // Everything is compiled, and the arrays that scenes hand on have their size.
        foreach (var family in World.Families)
            new Case(family, Style.Photo, Condition.Night, Usual, 4).Run();
        Results.Write(
            "worlds.csv", "family,style,condition,size,scenes,frames_per_scene,threads,mean_triangles,mean_lamps,compose_and_build_ms,frames_per_s",
            cases.Select(worlds =>
            {
                var line = worlds.Run();
                Console.Error.WriteLine(line);
                return line;
            }));
    }

    /// <summary>Some scenes of a family, all rendered in one way.</summary>
    private sealed record Case(string Family, Style Style, Condition Condition, (int Width, int Height) Size, int Scenes, int Triangles = 0, int Lamps = 0)
    {
        public string Run()
        {
            var worlds = Seeds().Take(Scenes).ToArray();
            var building = 0L;
            var next = -1;
            var start = Stopwatch.GetTimestamp();
            Parallel.For(0, Threads, new ParallelOptions { MaxDegreeOfParallelism = Threads }, _ =>
            {
                while (Interlocked.Increment(ref next) is var i && i < worlds.Length)
                {
                    var before = Stopwatch.GetTimestamp();
                    using var stage = worlds[i].World.Open();
                    Interlocked.Add(ref building, Stopwatch.GetTimestamp() - before);
                    for (var frame = 0; frame < FramesPerScene; frame++)
                        stage.Render(new Shot(stage.Camera(Size.Width, Size.Height)) { Time = 0.1 * frame, Condition = Condition, Style = Style });
                }
            });
            var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            return string.Create(CultureInfo.InvariantCulture,
                $"{Family},{Style},{Condition},{Size.Width}x{Size.Height},{Scenes},{FramesPerScene},{Threads},{worlds.Average(world => world.Triangles):0},{worlds.Average(world => world.Lamps):0.0},{Stopwatch.GetElapsedTime(0, building).TotalMilliseconds / Scenes:0.0},{Scenes * FramesPerScene / seconds:0.0}").ToLowerInvariant();
        }

        // The first seeds whose worlds are as rich as asked for.
        private IEnumerable<(World World, int Triangles, int Lamps)> Seeds()
        {
            for (var seed = 1UL; ; seed++)
            {
                var world = World.Create(Family, seed);
                using var scene = world.Compose();
                var meshes = scene.Bodies.Select(body => body.Mesh).Prepend(scene.Mesh).ToArray();
                var (triangles, lamps) = (meshes.Sum(mesh => mesh.TriangleCount), meshes.Sum(mesh => mesh.Lamps.Count));
                if (triangles >= Triangles && lamps >= Lamps)
                    yield return (world, triangles, lamps);
            }
        }
    }
}
