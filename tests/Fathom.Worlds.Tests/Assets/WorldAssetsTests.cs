using System.Security.Cryptography;
using Fathom.Tests;
using Fathom.Worlds.Materials;

namespace Fathom.Worlds.Tests.Assets;

public sealed class WorldAssetsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public WorldAssetsTests()
    {
        Directory.CreateDirectory(folder["meshes"]);
        folder.Write("red.png", AssetFiles.Png((230, 20, 20)));
        folder.Write("green.jpg", Image.Decode(AssetFiles.Png((20, 230, 20), 32, 16), "green").EncodeJpeg());
        folder.Write("meshes/block.obj", AssetFiles.Obj());
        folder.Write("meshes/block.mtl", AssetFiles.Mtl());
        folder.Write("meshes/block.ply", AssetFiles.Ply("ascii"));
        folder.Write("meshes/block.glb", AssetFiles.Glb((200, 120, 40)));
    }

    public static TheoryData<string> Families => [.. World.Families];

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_folder_gives_its_pictures_and_meshes()
    {
        var assets = WorldAssets.Load(folder.Path, broken => Assert.Fail(broken.Message), strict: true);

        Assert.Equal((2, 3), (assets.PictureCount, assets.MeshCount));
        Assert.Equal(16, assets.Hash.Length);
        Assert.Equal(assets.Hash, WorldAssets.Load(folder.Path).Hash);
        // 1.5 metres in its file.
        Assert.Equal([false, false, true], assets.Models.Select(model => model.Metric).Order());
        Assert.Equal(1.5f, assets.Models.Single(model => model.Metric).Largest, 1e-5f);
    }

    [Fact]
    public void Every_broken_file_is_named_with_the_reason_and_skipped_or_refused()
    {
        folder.Write("cut.png", AssetFiles.Png((1, 2, 3)).AsSpan(0, 60));
        folder.Write("empty.jpg", default);
        folder.Write("scan.tif", [1, 2, 3]);
        folder.Write("meshes/cut.glb", AssetFiles.Glb((1, 2, 3)).AsSpan(0, 200));
        folder.Write("meshes/lone.obj", AssetFiles.Obj("lost.mtl"));
        folder.Write("meshes/points.ply", "ply\nformat ascii 1.0\nelement vertex 1\nproperty float x\nproperty float y\nproperty float z\nend_header\n0 0 0\n"u8);
        folder.Pipe("meshes/pipe.obj");
        var broken = new List<AssetException>();

        var assets = WorldAssets.Load(folder.Path, broken.Add);

        Assert.Equal((2, 3), (assets.PictureCount, assets.MeshCount));
        Assert.Equal(["cut.png", "empty.jpg", "meshes/cut.glb", "meshes/lone.obj", "meshes/pipe.obj", "meshes/points.ply", "scan.tif"], broken.Select(error => error.Name).Order(StringComparer.Ordinal));
        Assert.All(broken, error => Assert.StartsWith($"{error.Name}: ", error.Message, StringComparison.Ordinal));
        Assert.Contains(broken, error => error.Message.Contains("meshes/lost.mtl: there is no such file", StringComparison.Ordinal));
        Assert.Contains("7 of 12", Assert.Throws<AssetException>(() => WorldAssets.Load(folder.Path, strict: true)).Message, StringComparison.Ordinal);
        // What is skipped decides nothing.
        foreach (var name in broken.Select(error => error.Name))
            File.Delete(folder[name]);
        Assert.Equal(assets.Hash, WorldAssets.Load(folder.Path).Hash);
    }

    [Fact]
    public void The_hash_follows_the_content_of_every_file_that_is_used()
    {
        var hashes = new HashSet<string> { WorldAssets.Load(folder.Path).Hash };
        folder.Write("red.png", AssetFiles.Png((231, 20, 20)));
        Assert.True(hashes.Add(WorldAssets.Load(folder.Path).Hash));
        // A file that another one names.
        folder.Write("meshes/block.mtl", [.. AssetFiles.Mtl(), .. "Kd 1 0 0\n"u8]);
        Assert.True(hashes.Add(WorldAssets.Load(folder.Path).Hash));
        File.Move(folder["red.png"], folder["rot.png"]);
        Assert.True(hashes.Add(WorldAssets.Load(folder.Path).Hash));
        folder.Write("notes.txt", "nothing"u8);
        Assert.False(hashes.Add(WorldAssets.Load(folder.Path).Hash));
    }

    [Fact]
    public void What_a_mesh_is_painted_with_is_no_picture_of_its_own_and_links_are_not_followed()
    {
        folder.Write("meshes/block.mtl", "newmtl side 0\nmap_Kd ..\\red.png\n"u8);
        Assert.Equal(2, WorldAssets.Load(folder.Path).MeshCount);
        folder.Write("meshes/skin.png", AssetFiles.Png((1, 2, 3)));
        folder.Write("meshes/block.mtl", "newmtl side 0\nmap_Kd .\\skin.png\n"u8);
        using var other = new TemporaryFolder();
        other.Write("linked.png", AssetFiles.Png((4, 5, 6)));
        File.CreateSymbolicLink(folder["linked.png"], other["linked.png"]);
        Directory.CreateSymbolicLink(folder["linked"], other.Path);

        var assets = WorldAssets.Load(folder.Path, strict: true);

        Assert.Equal((2, 3), (assets.PictureCount, assets.MeshCount));
    }

    [Fact]
    public void A_folder_without_anything_to_use_is_refused()
    {
        using var empty = new TemporaryFolder();
        Assert.Contains("holds no picture", Assert.Throws<AssetException>(() => WorldAssets.Load(empty.Path)).Message, StringComparison.Ordinal);
        Assert.Contains("no such folder", Assert.Throws<AssetException>(() => WorldAssets.Load(empty["none"])).Message, StringComparison.Ordinal);
        empty.Write("x.png", [1]);
        Assert.Contains("x.png", Assert.Throws<AssetException>(() => WorldAssets.Load(empty.Path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void A_world_with_assets_is_the_same_on_any_thread_and_another_than_without(string family)
    {
        var (assets, again) = (WorldAssets.Load(folder.Path), WorldAssets.Load(folder.Path));
        var plain = World.Create(family, 0);
        string[] alone = [.. Enumerable.Range(0, 2).Select(seed => Fingerprint(World.Create(family, (ulong)seed).With(assets)))];
        var together = new string[4];
        Parallel.For(0, 4, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i => together[i] = Fingerprint(World.Create(family, (ulong)(i % 2)).With(again)));

        for (var i = 0; i < 4; i++)
            Assert.Equal(alone[i % 2], together[i]);
        // One without is not touched by those before it; null takes them away.
        Assert.Equal(Fingerprint(plain), Fingerprint(plain.With(assets).With(null)));
        Assert.True(family is "nature" or "country" || alone[0] != Fingerprint(plain));
    }

    [Theory]
    [InlineData("tabletop")]
    [InlineData("room")]
    [InlineData("hall")]
    [InlineData("abstract")]
    public void Meshes_stand_among_the_things(string family)
    {
        File.Delete(folder["red.png"]);
        File.Delete(folder["green.jpg"]);
        var assets = WorldAssets.Load(folder.Path);
        var (worlds, built) = (0, 0);
        for (var seed = 0UL; seed < 8; seed++)
        {
            using var scene = World.Create(family, seed).With(assets).Compose();
            var parts = Enumerable.Range(0, scene.Mesh.PartCount).Where(i => scene.Mesh.Parts[i].Material is Skin).ToHashSet();
            Assert.All(parts, i => Assert.Equal(Semantic.Thing, scene.Mesh.Parts[i].Tag.Semantic));
            built += parts.Count;
            worlds += parts.Count > 0 ? 1 : 0;
        }
        Assert.InRange(worlds, 3, 8);
        Assert.InRange(built, 8, 10_000);
        var frame = World.Create(family, 0).With(assets).Render(64, 48);
        Assert.All(frame.Depth.Values, metres => Assert.True(metres > 0));
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Pictures_lie_on_a_share_of_the_surfaces_and_change_no_depth(string family)
    {
        Directory.Delete(folder["meshes"], recursive: true);
        var assets = WorldAssets.Load(folder.Path);
        var dressed = 0;
        for (var seed = 0UL; seed < 5; seed++)
        {
            var (plain, own) = (World.Create(family, seed), World.Create(family, seed).With(assets));
            using var scene = own.Compose();
            var parts = Enumerable.Range(0, scene.Mesh.PartCount).Select(i => scene.Mesh.Parts[i]).ToArray();
            dressed += parts.Count(part => part.Material is Photograph);
            Assert.All(parts.Where(part => part.Material is Photograph), part => Assert.DoesNotContain(part.Tag.Semantic, new[] { Semantic.Sky, Semantic.Car, Semantic.Tree, Semantic.Person, Semantic.TrafficSign }));
            Assert.InRange(parts.Count(part => part.Material is Photograph), 0, parts.Length / 2);
            if (seed < 1)
            {
                var (there, here) = (plain.Render(40, 30), own.Render(40, 30));
                Assert.Equal(there.Depth.Values, here.Depth.Values);
                Assert.Equal(there.Semantics, here.Semantics);
            }
        }
        Assert.InRange(dressed, family is "nature" or "country" ? 0 : 5, int.MaxValue);
    }

    [Fact]
    public void Flow_leads_to_a_world_of_the_same_assets_only()
    {
        var assets = WorldAssets.Load(folder.Path);
        var frame = World.Room(3).With(assets).Render(16, 12);

        Assert.NotNull(frame.FlowTo(World.Room(3).With(WorldAssets.Load(folder.Path)).Render(16, 12)));
        Assert.Throws<ArgumentException>(() => frame.FlowTo(World.Room(3).Render(16, 12)));
    }

    private static string Fingerprint(World world)
    {
        var frame = world.Render(48, 32);
        return Convert.ToHexString(SHA256.HashData([.. frame.Image.Pixels, .. System.Runtime.InteropServices.MemoryMarshal.AsBytes(frame.Depth.Values.AsSpan())]));
    }
}
