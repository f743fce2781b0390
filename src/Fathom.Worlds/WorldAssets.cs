using System.Security.Cryptography;
using System.Text;
using Fathom.Worlds.Assets;
using Fathom.Worlds.Materials;

namespace Fathom.Worlds;

/// <summary>
/// Pictures and meshes of the user's own, to be met in worlds: pictures on walls, floors, furniture, posters and screens, meshes among the things on tables, floors and in the open.
/// <code>var assets = WorldAssets.Load("my-things", broken => Console.Error.WriteLine(broken.Message));
/// var (image, depth) = World.Room(7).With(assets).Render(640, 480);</code>
/// Pictures are PNG and JPEG files; those that a mesh is painted with are no pictures of their own. Meshes are OBJ (with MTL), PLY, glTF and GLB files, y up, of at most 200,000 triangles; a glTF mesh of 0.02 to 20
/// metres keeps its size, others are as large as things are where they are put. Nothing outside of the folder is read, and links are not followed. Thread-safe; holds no native memory.
/// </summary>
public sealed class WorldAssets
{
    // Bytes of all pictures' texels: the more there are, the smaller each is kept.
    private const long Texels = 1L << 30;
    private const int LargestSide = 1024, SmallestSide = 64;

    // Triangles of all meshes: about a gigabyte.
    private const long MostTriangles = 10_000_000;

    private WorldAssets(string hash, IReadOnlyList<MipMap> pictures, IReadOnlyList<AssetModel> models) => (Hash, Images, Models) = (hash, pictures, models);

    /// <summary>Sixteen hexadecimal digits of the names and contents of all that can be used: worlds with assets of the same hash are the same.</summary>
    public string Hash { get; }

    /// <summary>How many pictures there are.</summary>
    public int PictureCount => Images.Count;

    /// <summary>How many meshes there are.</summary>
    public int MeshCount => Models.Count;

    /// <summary>The pictures.</summary>
    internal IReadOnlyList<MipMap> Images { get; }

    /// <summary>The meshes.</summary>
    internal IReadOnlyList<AssetModel> Models { get; }

    /// <summary>Reads all pictures and meshes of a folder and the folders in it.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="onBroken">Told of every picture and mesh that cannot be used, with its name and the reason; null: nobody is.</param>
    /// <param name="strict">Whether one that cannot be used is an error, after all were looked at.</param>
    /// <exception cref="AssetException">The folder is missing or holds nothing that can be used; or, where <paramref name="strict"/>, something that cannot.</exception>
    public static WorldAssets Load(string folder, Action<AssetException>? onBroken = null, bool strict = false)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var source = new AssetFolder(folder);
        var names = source.Names();
        var pictureNames = names.Where(IsPicture).ToList();
        source.LongestSide = LargestSide;
        // Four bytes for each texel: three, and a third more for the smaller versions.
        while (source.LongestSide > SmallestSide && pictureNames.Count * (long)source.LongestSide * source.LongestSide * 4 > Texels)
            source.LongestSide /= 2;

        var broken = new List<AssetException>();
        var digest = new StringBuilder($"{source.LongestSide}\n");
        var triangles = 0L;
        var models = Usable(names.Where(IsMesh), name =>
        {
            var model = Model(source, name);
            if (triangles + model.Triangles > MostTriangles)
                throw new AssetException(name, $"with it, the folder has more than {MostTriangles} triangles. Take fewer meshes, or simpler ones.");
            triangles += model.Triangles;
            return model;
        });
        var pictures = Usable(pictureNames.Where(name => !source.Referenced.Contains(name)), source.Picture);
        foreach (var name in names.Where(IsForeign).Where(name => !source.Referenced.Contains(name)))
            Skip(new AssetException(name, "files of this kind are not read: pictures are PNG or JPEG, meshes OBJ, PLY, glTF or GLB. Convert it, or take it out of the folder."));

        if (strict && broken.Count > 0)
            throw new AssetException(folder, $"{broken.Count} of {broken.Count + models.Count + pictures.Count} pictures and meshes cannot be used. The first: {broken[0].Message}", broken[0]);
        if (models.Count + pictures.Count == 0)
            throw new AssetException(folder, broken.Count == 0 ? "holds no picture (PNG, JPEG) and no mesh (OBJ, PLY, glTF, GLB)." : $"holds nothing that can be used. The first: {broken[0].Message}");
        return new WorldAssets(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(digest.ToString())).AsSpan(0, 8)), pictures, models);

        List<T> Usable<T>(IEnumerable<string> files, Func<string, T> read)
        {
            var usable = new List<T>();
            foreach (var name in files)
                try
                {
                    source.Digest.Clear();
                    usable.Add(read(name));
                    digest.AppendJoin("", source.Digest);
                }
                catch (AssetException error)
                {
                    Skip(error.Name == name ? error : new AssetException(name, $"cannot be used, because of {error.Message}", error));
                }
            return usable;
        }

        void Skip(AssetException error)
        {
            broken.Add(error);
            onBroken?.Invoke(error);
        }
    }

    private static AssetModel Model(AssetFolder folder, string name)
    {
        var file = folder.Read(name);
        return Extension(name) switch
        {
            ".obj" => new ObjReader(folder, name).Read(file),
            ".ply" => new PlyReader(name).Read(file),
            _ => new GltfReader(folder, name).Read(file),
        };
    }

    private static string Extension(string name) => Path.GetExtension(name).ToLowerInvariant();

    private static bool IsPicture(string name) => Extension(name) is ".png" or ".jpg" or ".jpeg";

    private static bool IsMesh(string name) => Extension(name) is ".obj" or ".ply" or ".gltf" or ".glb";

    // What somebody may have meant to be used.
    private static bool IsForeign(string name) => Extension(name) is ".bmp" or ".gif" or ".tif" or ".tiff" or ".tga" or ".webp" or ".avif" or ".exr" or ".hdr" or ".dds" or ".ktx2"
        or ".fbx" or ".stl" or ".dae" or ".3ds" or ".blend" or ".usd" or ".usdz" or ".off";
}
