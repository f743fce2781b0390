using Fathom.Tests;
using Fathom.Torch;
using static TorchSharp.torch;

namespace Fathom.Networks.Tests.Published;

public sealed class PublishedImportTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("fathom-import-").FullName;

    public static TheoryData<string> Names => [.. NetworkRegistry.All.Select(network => network.Name)];

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_registered_network_is_imported_from_its_published_layout(string name)
    {
        using var scope = NewDisposeScope();
        var (paths, entry) = name == "fathom-s" ? ([SavedFathomS()], null) : PublishedFixtures.Of(name);
        using var files = new Opened(paths, entry);
        // To find one of a pair would build it twice; see below.
        var isOneOfSeveral = PublishedLayouts.Of(name).Networks.Count > 1;

        using var imported = PublishedImport.Read(files.Files, isOneOfSeveral ? name : null);

        Assert.Equal(name, imported.Network.Name);
        Assert.Equal(imported.Network.StateTensors, imported.Parts.Sum(part => part.Taken.Count));
        var state = imported.Module.state_dict();
        Assert.Equal(imported.Network.StateTensors, state.Count);
        var saved = name == "fathom-s" ? Safetensors.Load(paths[0]) : null;
        foreach (var part in imported.Parts)
            foreach (var key in part.Taken)
                AssertValues(name, key, part, state[part.Part.Prefix + key], saved?[key]);
    }

    [Fact]
    public void Every_layout_is_of_registered_networks_and_every_network_has_one() =>
        Assert.Equal(NetworkRegistry.All.Select(network => network.Name).Order(StringComparer.Ordinal), PublishedLayouts.All.SelectMany(layout => layout.Networks).Order(StringComparer.Ordinal));

    [Fact]
    public void Files_that_fit_several_networks_are_refused_and_the_networks_named()
    {
        using var files = new Opened(PublishedFixtures.Of("adds-day").Files);

        var error = Assert.Throws<PublishedLayoutException>(() => PublishedImport.Read(files.Files));

        Assert.Contains("one of: adds-day, adds-night. monodepth2-resnet18 would fit if 288 tensors were left out.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_encoder_of_ADDS_has_for_training_is_left_out_and_listed_and_its_size_is_read()
    {
        using var files = new Opened(PublishedFixtures.Of("adds-night").Files);
        using var imported = PublishedImport.Read(files.Files, "adds-night");

        Assert.Equal(410 - 126, imported.Parts[0].Left.Count);
        Assert.Contains("encoder_day.conv1.weight", imported.Parts[0].Left);
        Assert.Equal((512, 256), imported.InputSize);
    }

    [Fact]
    public void What_a_network_does_not_have_is_left_out_where_it_was_asked_for_by_name()
    {
        using var files = new Opened(PublishedFixtures.Of("monodepth2-resnet34").Files);
        using var imported = PublishedImport.Read(files.Files, "monodepth2-resnet18");

        Assert.Equal(96, imported.Parts[0].Left.Count);
    }

    [Fact]
    public void Safetensors_of_half_precision_under_DataParallels_names_are_read_too()
    {
        using var scope = NewDisposeScope();
        var weights = Weights(new PoseCnn());
        var file = Save(weights.ToDictionary(entry => "module." + entry.Key, entry => entry.Value.to(ScalarType.Float16)));

        using var files = new Opened([file]);
        using var imported = PublishedImport.Read(files.Files);

        Assert.Equal("monodepth2-posecnn", imported.Network.Name);
        Assert.All(imported.Module.state_dict(), entry => Assert.True(entry.Value.equal(weights[entry.Key].to(ScalarType.Float16).to(ScalarType.Float32)), entry.Key));
    }

    [Theory]
    [InlineData("512", "256", true)]
    [InlineData("512", "0", false)]
    [InlineData("512", "+256", false)]
    [InlineData("512", "99999999999999999999", false)]
    public void The_size_in_the_header_of_safetensors_is_read(string width, string height, bool isSize)
    {
        using var scope = NewDisposeScope();
        var file = Path.Combine(folder, "weights.safetensors");
        Safetensors.Save(file, Weights(new PoseCnn()), new Dictionary<string, string> { ["width"] = width, ["height"] = height });

        using var files = new Opened([file]);
        using var imported = PublishedImport.Read(files.Files);

        Assert.Equal(isSize ? (512, 256) : null, imported.InputSize);
    }

    [Fact]
    public void Counters_that_old_files_lack_are_0()
    {
        using var scope = NewDisposeScope();
        var weights = Weights(new StructureDecoder());
        var file = Save(weights.Where(entry => !entry.Key.EndsWith("num_batches_tracked", StringComparison.Ordinal)));

        using var files = new Opened([file]);
        using var imported = PublishedImport.Read(files.Files);

        Assert.Equal(6, imported.Parts[0].Counters.Count);
        Assert.All(imported.Parts[0].Counters, key => Assert.Equal(0, imported.Module.state_dict()[key].item<long>()));
    }

    [Theory]
    [InlineData("missing", "lacks 1 tensor: net.3.bias")]
    [InlineData("shape", "has in another shape or type 1 tensor: net.3.bias is 64 Float32, not 128 Float32")]
    [InlineData("type", "has in another shape or type 1 tensor: net.3.bias is 128 Int64, not 128 Float32")]
    [InlineData("not finite", "net.3.bias holds numbers that are not finite")]
    public void What_does_not_fit_is_named(string damage, string message)
    {
        using var scope = NewDisposeScope();
        var weights = Weights(new PoseCnn());
        switch (damage)
        {
            case "missing": weights.Remove("net.3.bias"); break;
            case "shape": weights["net.3.bias"] = zeros(64); break;
            case "type": weights["net.3.bias"] = zeros(128, ScalarType.Int64); break;
            default: weights["net.3.bias"] = full([128], float.PositiveInfinity); break;
        }
        using var files = new Opened([Save(weights)]);

        var found = Assert.ThrowsAny<FathomException>(() => PublishedImport.Read(files.Files));
        var asked = Assert.ThrowsAny<FathomException>(() => PublishedImport.Read(files.Files, "monodepth2-posecnn"));

        Assert.Contains(message, found.Message, StringComparison.Ordinal);
        Assert.Contains(message, asked.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_tensor_that_has_two_values_in_the_file_is_refused()
    {
        using var files = new Opened([PublishedFixtures.Path("damaged/depth_net.pth")]);

        var error = Assert.Throws<PublishedLayoutException>(() => PublishedImport.Read(files.Files));

        Assert.Contains("center.3.model.3.weight are one tensor in the network, but have different values", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_files_for_one_part_are_refused()
    {
        var pose = PublishedFixtures.Of("monodepth2-posecnn").Files[0];
        var again = Path.Combine(folder, "again.pth");
        File.Copy(pose, again);
        using var files = new Opened([pose, again]);

        var error = Assert.Throws<PublishedLayoutException>(() => PublishedImport.Read(files.Files));

        Assert.Contains($"{pose} and {again} are each its pose.pth: give one of them", error.Message, StringComparison.Ordinal);
    }

    // The small files have one number for a tensor.
    private static void AssertValues(string network, string key, PartFit part, Tensor imported, Tensor? saved)
    {
        using var scope = NewDisposeScope();
        var expected = saved ?? tensor(PublishedFixtures.Value(key, imported.numel(), network == "munit-discriminator" ? 1u : 0u));
        Assert.True(imported.eq(expected).all().item<bool>(), $"{part.Part.Role}: {key}");
    }

    private string SavedFathomS()
    {
        manual_seed(1);
        return Save(Weights(new FathomS()));
    }

    private string Save(IEnumerable<KeyValuePair<string, Tensor>> weights)
    {
        var file = Path.Combine(folder, "weights.safetensors");
        Safetensors.Save(file, weights);
        return file;
    }

    private static Dictionary<string, Tensor> Weights(nn.Module network)
    {
        using (network)
            return network.state_dict().ToDictionary(entry => entry.Key, entry => entry.Value.detach().clone());
    }

    /// <summary>Opened files that are closed together.</summary>
    private sealed class Opened(string[] paths, string? entry = null) : IDisposable
    {
        public IReadOnlyList<CheckpointFile> Files { get; } = [.. paths.Select(path => CheckpointFile.Open(path, entry))];

        public void Dispose()
        {
            foreach (var file in Files)
                file.Dispose();
        }
    }
}
