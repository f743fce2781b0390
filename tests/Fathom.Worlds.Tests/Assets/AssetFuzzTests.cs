using System.Text;
using Fathom.Tests;
using Fathom.Worlds.Assets;

namespace Fathom.Worlds.Tests.Assets;

public sealed class AssetFuzzTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public AssetFuzzTests()
    {
        folder.Write("block.mtl", AssetFiles.Mtl());
        folder.Write("block.bin", AssetFiles.GltfBuffer());
        folder.Write("a.png", AssetFiles.Png((1, 2, 3)));
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(2_000)]
    [InlineData(100_000, Traits = ["Category", "long"])]
    public void Damaged_obj_files_are_read_or_refused(int mutations)
    {
        var coloured = "v 0 0 0 1 0 0\nv 1 0 0 0 1 0\nv 0 1 0 0 0 1\nvn 0 0 1\nvt 0.5\nf 1/1/1 2//1 3/1\n"u8.ToArray();
        new Fuzzer(21, AssetFiles.Obj(), coloured).Run(mutations, bytes => new ObjReader(new AssetFolder(folder.Path), "x.obj").Read(bytes), typeof(AssetException));
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(100_000, Traits = ["Category", "long"])]
    public void Damaged_mtl_files_are_read_or_refused(int mutations)
    {
        var obj = AssetFiles.Obj("fuzzed.mtl");
        var painted = "newmtl side 1\nmap_Kd -clamp on -s 1 1 1 a.png\nnewmtl side 2\nKd 0.1 0.2 0.3\n"u8.ToArray();
        new Fuzzer(22, AssetFiles.Mtl(), painted).Run(mutations, bytes =>
        {
            folder.Write("fuzzed.mtl", bytes);
            new ObjReader(new AssetFolder(folder.Path), "x.obj").Read(obj);
        }, typeof(AssetException));
    }

    [Theory]
    [InlineData(2_000)]
    [InlineData(100_000, Traits = ["Category", "long"])]
    public void Damaged_ply_files_are_read_or_refused(int mutations) =>
        new Fuzzer(23, AssetFiles.Ply("ascii"), AssetFiles.Ply("binary_little_endian"), AssetFiles.Ply("binary_big_endian")).Run(mutations, bytes => new PlyReader("x.ply").Read(bytes), typeof(AssetException));

    [Theory]
    [InlineData(1_000)]
    [InlineData(100_000, Traits = ["Category", "long"])]
    public void Damaged_gltf_files_are_read_or_refused(int mutations)
    {
        var beside = Encoding.UTF8.GetBytes(AssetFiles.GltfJson("block.bin", "a.png", 552, 0));
        new Fuzzer(24, AssetFiles.Glb((1, 2, 3)), beside).Run(mutations, bytes => new GltfReader(new AssetFolder(folder.Path), "x.glb").Read(bytes), typeof(AssetException));
    }
}
