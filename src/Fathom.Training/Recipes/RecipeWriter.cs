using System.Text.Encodings.Web;
using System.Text.Json;

namespace Fathom.Training;

/// <summary>A recipe as YAML, every key written.</summary>
internal static class RecipeWriter
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(Recipe recipe)
    {
        var (o, l, p, a, t, c) = (recipe.Optimizer, recipe.Loss, recipe.Pool, recipe.Augment, recipe.Threads, recipe.Checkpoint);
        var precision = RecipeReader.Precisions.First(choice => choice.Value == recipe.Precision).Name;
        var loss = RecipeReader.Losses.First(choice => choice.Value == l.Kind).Name;
        var sizes = string.Join(", ", recipe.Sizes.Select(size => $"[{size.Width}, {size.Height}]"));
        var data = string.Join("\n", [.. recipe.Data.Select(world => $"  - {Worlds(world)}"), .. recipe.Frames.Select(frames => $"  - {Frames(frames)}")]);
        var start = recipe.Start is null ? "" : $"start: {Quote(recipe.Start)}\n";
        return FormattableString.Invariant($$"""
            model: {{recipe.Model}}
            {{start}}seed: {{recipe.Seed}}
            samples: {{recipe.Samples}}
            batch: {{recipe.Batch}}
            accumulate: {{recipe.Accumulate}}
            sizes: [{{sizes}}]
            precision: {{precision}}
            optimizer: { name: adamw, encoder_rate: {{o.EncoderRate}}, decoder_rate: {{o.DecoderRate}}, weight_decay: {{o.WeightDecay}}, warmup: {{o.Warmup}}, schedule: cosine, clip: {{o.Clip}}{{Frozen(o.Frozen)}} }
            loss: { name: {{loss}}, gradient: {{l.Gradient}}, scales: {{l.Scales}}, trim: {{l.Trim}} }
            data:
            {{data}}
            {{Assets(recipe.Assets)}}pool: { scenes: {{p.Scenes}}, reuse: {{p.Reuse}} }
            {{Cache(recipe.Cache)}}augment: { flip: {{a.Flip}}, smallest_crop: {{a.SmallestCrop}}, brightness: {{a.Brightness}}, contrast: {{a.Contrast}}, saturation: {{a.Saturation}}, hue: {{a.Hue}}, gamma: {{a.Gamma}}, grey: {{a.Grey}}, shade: {{a.Shade}}, blur: {{a.Blur}}, noise: {{a.Noise}}, jpeg: {{a.Jpeg}}{{Rotation(a.Rotation)}} }
            threads: { torch: {{t.Torch}}, loader: {{t.Loader}} }
            checkpoint: { every: {{c.Every}}, keep: {{c.Keep}} }
            {{Validation(recipe.Validation)}}log_every: {{recipe.LogEvery}}
            average: {{recipe.Average}}

            """);
    }

    private static string Frozen(IReadOnlyList<string> names) => names.Count == 0 ? "" : $", frozen: [{string.Join(", ", names.Select(Quote))}]";

    // As all that came later, only where it is used: runs of earlier versions can be resumed.
    private static string Rotation(double degrees) => degrees == 0 ? "" : FormattableString.Invariant($", rotation: {degrees}");

    private static string Assets(AssetsRecipe? assets) => assets switch
    {
        null => "",
        { Hash: null } => $"assets: {Quote(assets.Folder)}\n",
        { Hash: { } hash } => $"assets: {{ folder: {Quote(assets.Folder)}, hash: {Quote(hash)} }}\n",
    };

    private static string Cache(CacheRecipe? cache) => cache is null ? "" : FormattableString.Invariant($"cache: {{ folder: {Quote(cache.Folder)}, gib: {cache.GiB} }}\n");

    private static string Validation(ValidationRecipe? validation)
    {
        if (validation is null)
            return "";
        var data = string.Join("\n", [.. validation.Worlds.Select(world => $"    - {Worlds(world)}"), .. validation.Manifests.Select(manifest => $"    - manifest: {Quote(manifest)}")]);
        return FormattableString.Invariant($"""
            validation:
              every: {validation.Every}
              samples: {validation.Samples}
              patience: {validation.Patience}
              data:
            {data}

            """);
    }

    private static string Worlds(WorldsRecipe worlds) => FormattableString.Invariant(
        $"worlds: {{ family: {Quote(worlds.Family)}, weight: {worlds.Weight}, style: {Names(worlds.Styles)}, light: {Names(worlds.Light)}, annotation: {Name(worlds.Annotation)} }}");

    private static string Frames(FramesRecipe frames) => FormattableString.Invariant(
        $"manifest: {{ file: {Quote(frames.Manifest)}, weight: {frames.Weight}, shape: {RecipeReader.Shapes.First(shape => shape.KeepShape == frames.KeepShape).Name}, cache_gib: {frames.CacheGiB}{(frames.Hash is { } hash ? $", hash: {Quote(hash)}" : "")} }}");

    private static string Name<T>(T value) where T : struct, Enum => $"{value}".ToLowerInvariant();

    private static string Names<T>(IReadOnlyList<T> values) where T : struct, Enum => $"[{string.Join(", ", values).ToLowerInvariant()}]";

    // A JSON string is a valid double-quoted YAML scalar, whatever it holds.
    private static string Quote(string text) => JsonSerializer.Serialize(text, Readable);
}
