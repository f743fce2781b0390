using Fathom.Datasets;
using Fathom.Networks;
using Fathom.Training.Methods.Midas;
using Fathom.Worlds;
using Fathom.Worlds.Annotations;
using YamlDotNet.RepresentationModel;

namespace Fathom.Training;

/// <summary>Every key of a recipe with its default and its range.</summary>
internal static class RecipeReader
{
    public static readonly (string Name, Precision Value)[] Precisions = [("bfloat16", Precision.Mixed), ("float32", Precision.Full)];

    public static readonly (string Name, MidasLossKind Value)[] Losses =
        [("ssi-trim", MidasLossKind.SsiTrim), ("ssi-mae", MidasLossKind.SsiMae), ("ssi-mse", MidasLossKind.SsiMse)];

    public static readonly (string Name, bool KeepShape)[] Shapes = [("keep", true), ("stretch", false)];

    // oneDNN 2.6 errs in bfloat16 convolutions of more than 20,000 pixels; the largest that a network computes in bfloat16 have half the picture's height and width.
    public const int LargestMixedArea = 4 * 20_000;

    private const int Many = 1_000_000;

    public static Recipe Read(SettingsTree tree)
    {
        var map = new SettingsMap(tree, tree.Root, "");
        var network = DepthNetworks.Find(map.Choice("model", null, [.. DepthNetworks.All.Select(network => (network.Name, network.Name))]));
        if (network.Output != DepthKind.AffineInverseDepth)
            throw map.Error("model", $"{network.Name} gives {network.Output.Describe()}, but this loss compares affine-invariant inverse depth. Choose one of: {string.Join(", ", DepthNetworks.All.Where(other => other.Output == DepthKind.AffineInverseDepth).Select(other => other.Name))}.");
        var data = map.List("data", "- worlds: { family: street }", ReadData);
        var recipe = new Recipe
        {
            Model = network.Name,
            Start = map.Text("start"),
            Seed = (ulong)map.Integer("seed", 1, 0, long.MaxValue >> 11),
            Samples = map.Integer("samples", null, 1, 1_000_000_000_000),
            Batch = (int)map.Integer("batch", 8, 1, 4096),
            Accumulate = (int)map.Integer("accumulate", 1, 1, 4096),
            Sizes = map.List("sizes", "[[320, 192]] (width, height)", (tree, node, where) => ReadSize(tree, node, where, network)),
            Precision = map.Choice("precision", Precision.Mixed, Precisions),
            Optimizer = ReadOptimizer(map.Section("optimizer")),
            Loss = ReadLoss(map.Section("loss")),
            Data = [.. data.Select(item => item.Worlds).OfType<WorldsRecipe>()],
            Frames = [.. data.Select(item => item.Frames).OfType<FramesRecipe>()],
            Assets = map.Has("assets") ? ReadAssets(map) : null,
            Pool = ReadPool(map.Section("pool")),
            Cache = map.Has("cache") ? ReadCache(map.Section("cache")) : null,
            Augment = ReadAugmentation(map.Section("augment")),
            Threads = ReadThreads(map.Section("threads")),
            Checkpoint = ReadCheckpoint(map.Section("checkpoint")),
            Validation = map.Has("validation") ? ReadValidation(map.Section("validation")) : null,
            LogEvery = (int)map.Integer("log_every", 10, 1, Many),
            Average = map.Number("average", 0.999, 0, 0.999999),
        };
        map.Done();
        if (recipe.Validation is { Worlds: [], Manifests: [] } && recipe.Data.Count == 0)
            throw map.Error("validation", "validation.data is missing: without worlds in the training's data, say what to validate on.");
        if (recipe.Validation is { Worlds: [], Manifests: [] } validation)
            recipe = recipe with { Validation = validation with { Worlds = [.. recipe.Data.Select(worlds => worlds with { Annotation = Annotation.Exact })] } };
        var large = recipe.Sizes.FirstOrDefault(size => size.Width * size.Height > LargestMixedArea);
        if (recipe.Precision == Precision.Mixed && large.Width > 0)
            throw map.Error("sizes", $"{large.Width}×{large.Height} is too large for bfloat16 (at most {LargestMixedArea} pixels: beyond, oneDNN's gradients are wrong on processors with AMX); use precision: float32.");
        if (recipe.Pool.Reuse > 0 && recipe.Pool.Scenes < recipe.Sizes.Count)
            throw map.Error("pool", $"pool.scenes is {recipe.Pool.Scenes}; to reuse scenes, keep at least one for each of the {recipe.Sizes.Count} sizes.");
        return recipe;
    }

    private static (int Width, int Height) ReadSize(SettingsTree tree, YamlNode node, string where, DepthNetwork network)
    {
        if (node is YamlSequenceNode { Children: [YamlScalarNode w, YamlScalarNode h] } && int.TryParse(w.Value, out var width) && int.TryParse(h.Value, out var height) && Fits(width) && Fits(height))
            return (width, height);
        throw tree.Error(node, $"{where} is not a size; give [width, height], multiples of {network.SizeMultiple} from {network.SmallestSide} to 8192.");

        bool Fits(int side) => side >= network.SmallestSide && side <= 8192 && side % network.SizeMultiple == 0;
    }

    private static OptimizerRecipe ReadOptimizer(SettingsMap map)
    {
        var plain = new OptimizerRecipe();
        map.Choice("name", "adamw", ("adamw", "adamw"));
        map.Choice("schedule", "cosine", ("cosine", "cosine"));
        var optimizer = new OptimizerRecipe
        {
            EncoderRate = map.Number("encoder_rate", plain.EncoderRate, 0, 1),
            DecoderRate = map.Number("decoder_rate", plain.DecoderRate, 0, 1),
            WeightDecay = map.Number("weight_decay", plain.WeightDecay, 0, 1),
            Warmup = (int)map.Integer("warmup", plain.Warmup, 0, Many),
            Clip = map.Number("clip", plain.Clip, 1e-6, 1e6),
            Frozen = map.Has("frozen") ? map.List("frozen", "[encoder.features.0]", ReadName) : [],
        };
        map.Done();
        return optimizer;
    }

    private static string ReadName(SettingsTree tree, YamlNode node, string where) =>
        node is YamlScalarNode { Value: { Length: > 0 } name } ? name : throw tree.Error(node, $"{where} is not the name of a part of the network, such as encoder.features.0.");

    private static MidasLoss ReadLoss(SettingsMap map)
    {
        var plain = new MidasLoss();
        var loss = new MidasLoss(
            map.Choice("name", plain.Kind, Losses),
            map.Number("gradient", plain.Gradient, 0, 100),
            (int)map.Integer("scales", plain.Scales, 1, 8),
            map.Number("trim", plain.Trim, 0, 0.9));
        map.Done();
        return loss;
    }

    private static (WorldsRecipe? Worlds, FramesRecipe? Frames) ReadData(SettingsTree tree, YamlNode node, string where)
    {
        var source = new SettingsMap(tree, node, $"{where}.");
        var (frames, worlds) = (source.Has("manifest") ? ReadFrames(source) : null, source.Has("worlds") ? source.Section("worlds") : null);
        source.Done();
        return (frames, worlds) switch
        {
            (null, { } map) => (ReadWorlds(map), null),
            ({ }, null) => (null, frames),
            _ => throw tree.Error(node, $"{where} is one of 'worlds: {{ family: street }}' and 'manifest: FILE'."),
        };
    }

    // Only the file, or with more about it.
    private static FramesRecipe ReadFrames(SettingsMap map)
    {
        if (!map.HasKeys("manifest"))
            return new FramesRecipe(map.Text("manifest")!);
        var section = map.Section("manifest");
        var frames = new FramesRecipe(section.Text("file") ?? throw map.Error("manifest", "manifest.file is missing: a file of JSON lines."), section.Number("weight", 1, 1e-6, 1e6))
        {
            KeepShape = section.Choice("shape", true, Shapes),
            CacheGiB = section.Number("cache_gib", 1, 0, 1e6),
            Hash = section.Text("hash"),
        };
        section.Done();
        return frames;
    }

    private static WorldsRecipe ReadWorlds(SettingsMap map)
    {
        var worlds = new WorldsRecipe(map.Choice("family", null, [.. World.Families.Select(family => (family, family))]), map.Number("weight", 1, 1e-6, 1e6))
        {
            Styles = map.Choices("style", Style.Photo, Names<Style>()),
            Light = map.Choices("light", Condition.Day, Names<Condition>()),
            Annotation = map.Choice("annotation", Annotation.Exact, Names<Annotation>()),
        };
        map.Done();
        return worlds;
    }

    private static (string, T)[] Names<T>() where T : struct, Enum => [.. Enum.GetValues<T>().Select(value => (value.ToString().ToLowerInvariant(), value))];

    private static ValidationRecipe ReadValidation(SettingsMap map)
    {
        var plain = new ValidationRecipe();
        var data = map.Has("data") ? map.List("data", "- worlds: { family: street }", ReadValidationData) : [];
        var validation = new ValidationRecipe
        {
            Every = (int)map.Integer("every", plain.Every, 1, Many),
            Samples = (int)map.Integer("samples", plain.Samples, 1, Many),
            Patience = (int)map.Integer("patience", plain.Patience, 0, Many),
            Worlds = [.. data.Select(item => item.Worlds).OfType<WorldsRecipe>()],
            Manifests = [.. data.Select(item => item.Manifest).OfType<string>()],
        };
        map.Done();
        return validation;
    }

    private static (WorldsRecipe? Worlds, string? Manifest) ReadValidationData(SettingsTree tree, YamlNode node, string where)
    {
        var source = new SettingsMap(tree, node, $"{where}.");
        var (manifest, worlds) = (source.Text("manifest"), source.Has("worlds") ? source.Section("worlds") : null);
        source.Done();
        return (manifest, worlds) switch
        {
            (null, { } map) => (ReadWorlds(map) is { Annotation: not Annotation.Stereo } exact ? exact
                : throw map.Error("annotation", $"{where} is measured by stereo, up to a shift, and the score is a share of depth; leave out the annotation to validate on exact depth."), null),
            ({ } path, null) => (null, path),
            _ => throw tree.Error(node, $"{where} is one of 'worlds: {{ family: street }}' and 'manifest: FILE'."),
        };
    }

    // Only the folder, or with the hash that a run's recipe has.
    private static AssetsRecipe ReadAssets(SettingsMap map)
    {
        if (!map.HasKeys("assets"))
            return new AssetsRecipe(map.Text("assets")!);
        var section = map.Section("assets");
        var assets = new AssetsRecipe(section.Text("folder") ?? throw map.Error("assets", "assets.folder is missing: a folder of pictures and meshes.")) { Hash = section.Text("hash") };
        section.Done();
        return assets;
    }

    private static PoolRecipe ReadPool(SettingsMap map)
    {
        var pool = new PoolRecipe { Scenes = (int)map.Integer("scenes", 1000, 1, Many), Reuse = map.Number("reuse", 0, 0, 0.99) };
        map.Done();
        return pool;
    }

    private static CacheRecipe ReadCache(SettingsMap map)
    {
        var cache = new CacheRecipe(map.Text("folder") ?? throw map.Error("folder", "cache.folder is missing: a folder of its own, e.g. runs/cache.")) { GiB = map.Number("gib", new CacheRecipe("").GiB, 0.01, 1e6) };
        map.Done();
        return cache;
    }

    private static AugmentationSettings ReadAugmentation(SettingsMap map)
    {
        var plain = new AugmentationSettings();
        var augment = new AugmentationSettings
        {
            Flip = Number("flip", nameof(plain.Flip), plain.Flip),
            SmallestCrop = Number("smallest_crop", nameof(plain.SmallestCrop), plain.SmallestCrop),
            Brightness = Number("brightness", nameof(plain.Brightness), plain.Brightness),
            Contrast = Number("contrast", nameof(plain.Contrast), plain.Contrast),
            Saturation = Number("saturation", nameof(plain.Saturation), plain.Saturation),
            Hue = Number("hue", nameof(plain.Hue), plain.Hue),
            Gamma = Number("gamma", nameof(plain.Gamma), plain.Gamma),
            Grey = Number("grey", nameof(plain.Grey), plain.Grey),
            Shade = Number("shade", nameof(plain.Shade), plain.Shade),
            Blur = Number("blur", nameof(plain.Blur), plain.Blur),
            Noise = Number("noise", nameof(plain.Noise), plain.Noise),
            Jpeg = Number("jpeg", nameof(plain.Jpeg), plain.Jpeg),
            Rotation = Number("rotation", nameof(plain.Rotation), plain.Rotation),
        };
        map.Done();
        return augment;

        double Number(string key, string name, double fallback)
        {
            var (low, high) = AugmentationSettings.Ranges[name];
            return map.Number(key, fallback, low, high);
        }
    }

    private static ThreadsRecipe ReadThreads(SettingsMap map)
    {
        var threads = new ThreadsRecipe { Torch = (int)map.Integer("torch", 2, 1, 1024), Loader = (int)map.Integer("loader", 2, 1, 1024) };
        map.Done();
        return threads;
    }

    private static CheckpointRecipe ReadCheckpoint(SettingsMap map)
    {
        var checkpoint = new CheckpointRecipe { Every = (int)map.Integer("every", 250, 1, Many), Keep = (int)map.Integer("keep", 3, 1, 1000) };
        map.Done();
        return checkpoint;
    }
}
