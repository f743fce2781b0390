using System.Globalization;
using Fathom.Networks;

namespace Fathom.Inference;

public sealed partial record ModelDescription
{
    // Raised when a reader of before would run a file wrongly; the second knows rules of sizes and disparities inside.
    private const string FirstFormat = "1";
    private const string SecondFormat = "2";

    private static readonly (InputSizing Sizing, string Name)[] SizingNames =
        [(InputSizing.Area, "area"), (InputSizing.Fixed, "fixed"), (InputSizing.UpperBound, "upper-bound")];

    /// <summary>The description as ONNX <c>metadata_props</c>: keys start with <c>fathom.</c>, numbers are written so that they read back bit for bit.</summary>
    public IReadOnlyDictionary<string, string> ToMetadata()
    {
        var metadata = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["fathom.format"] = Sizing == InputSizing.Area && !ComputesDisparity ? FirstFormat : SecondFormat,
            ["fathom.name"] = Name,
            ["fathom.version"] = Version,
            ["fathom.kind"] = Kind.ToString(),
            ["fathom.mean"] = Numbers(Mean),
            ["fathom.std"] = Numbers(Std),
            ["fathom.size-multiple"] = SizeMultiple.ToString(CultureInfo.InvariantCulture),
            ["fathom.smallest-side"] = SmallestSide.ToString(CultureInfo.InvariantCulture),
            ["fathom.input-area"] = InputArea.ToString(CultureInfo.InvariantCulture),
            ["fathom.input-resizing"] = InputResizing.Name(),
            ["fathom.output-resizing"] = OutputResizing.Name(),
            ["fathom.training"] = Training,
            ["fathom.licence"] = Licence,
            ["fathom.origin"] = Origin,
        };
        if (PreferredSize is { } size)
        {
            metadata["fathom.input-sizing"] = Array.Find(SizingNames, known => known.Sizing == Sizing).Name;
            metadata["fathom.input-size"] = string.Create(CultureInfo.InvariantCulture, $"{size.Width} {size.Height}");
        }
        if (ComputesDisparity)
            metadata["fathom.computes-disparity"] = "true";
        if (Proof is not null)
        {
            metadata["fathom.proof.difference"] = Proof.LargestDifference.ToString("R", CultureInfo.InvariantCulture);
            metadata["fathom.proof.pictures"] = Proof.Pictures.ToString(CultureInfo.InvariantCulture);
            metadata["fathom.proof.sizes"] = string.Join(' ', Proof.Sizes);
        }
        return metadata;
    }

    /// <summary>Reads back what <see cref="ToMetadata"/> wrote; keys of others are ignored.</summary>
    /// <param name="metadata">The file's <c>metadata_props</c>.</param>
    /// <param name="file">The file, for the message.</param>
    /// <exception cref="ModelFormatException">A key is missing or its value is wrong: no depth network, or one that others exported.</exception>
    public static ModelDescription FromMetadata(IReadOnlyDictionary<string, string> metadata, string file)
    {
        if (!metadata.TryGetValue("fathom.format", out var format))
        {
            throw new ModelFormatException(
                $"{file} is ONNX but not a depth network of Fathom: it lacks the metadata fathom.* (what the output means, mean and std, sizes).\n" +
                "Export the network with `fathom export`, or choose one that `fathom models` lists.");
        }
        if (format is not (FirstFormat or SecondFormat))
            throw new ModelFormatException($"{file} has metadata of format {format}; this program reads formats up to {SecondFormat}. Update Fathom, or export the network again.");

        var read = new MetadataReader(metadata);
        var sizing = metadata.ContainsKey("fathom.input-sizing") ? read.Sizing("input-sizing") : InputSizing.Area;
        var description = new ModelDescription
        {
            Name = read.Text("name"),
            Version = read.Text("version"),
            Kind = read.Kind("kind"),
            Mean = read.Numbers("mean"),
            Std = read.Numbers("std"),
            SizeMultiple = read.Integer("size-multiple"),
            // Files of the first version lack it: their networks take any multiple.
            SmallestSide = read.Integer(metadata.ContainsKey("fathom.smallest-side") ? "smallest-side" : "size-multiple"),
            InputArea = read.Integer("input-area"),
            Sizing = sizing,
            PreferredSize = sizing == InputSizing.Area ? null : read.Size("input-size"),
            InputResizing = read.Resizing("input-resizing"),
            OutputResizing = read.Resizing("output-resizing"),
            ComputesDisparity = metadata.ContainsKey("fathom.computes-disparity") && read.Truth("computes-disparity"),
            Training = read.Text("training"),
            Licence = read.Text("licence"),
            Origin = read.Text("origin"),
            Proof = metadata.ContainsKey("fathom.proof.difference")
                ? new ExportProofResult(read.Number("proof.difference"), read.Integer("proof.pictures"), read.Text("proof.sizes").Split(' '))
                : null,
        };
        // A missing number also fails the ranges; the missing key is what helps.
        var problems = read.Problems.Count > 0 ? string.Join("; ", read.Problems) : description.Problem();
        return problems is null
            ? description
            : throw new ModelFormatException($"{file} has wrong metadata: {problems}. Export the network again with `fathom export`.");
    }

    private static string Numbers(IEnumerable<float> values) =>
        string.Join(' ', values.Select(value => value.ToString("R", CultureInfo.InvariantCulture)));

    // Collects every problem, so that one message names them all.
    private sealed class MetadataReader(IReadOnlyDictionary<string, string> metadata)
    {
        public List<string> Problems { get; } = [];

        public string Text(string key) => metadata.TryGetValue($"fathom.{key}", out var text) ? text : Wrong(key, "is missing", "");

        public int Integer(string key) =>
            int.TryParse(Text(key), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : Wrong(key, "is not a whole number", 0);

        public double Number(string key) =>
            double.TryParse(Text(key), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : Wrong(key, "is not a number", 0.0);

        public float[] Numbers(string key)
        {
            var parts = Text(key).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var values = new float[parts.Length];
            for (var i = 0; i < parts.Length; i++)
                if (!float.TryParse(parts[i], NumberStyles.Float, CultureInfo.InvariantCulture, out values[i]))
                    return Wrong<float[]>(key, "is not a list of numbers", []);
            return values;
        }

        public InputSize Size(string key) =>
            Text(key).Split(' ') is [var width, var height]
            && int.TryParse(width, NumberStyles.None, CultureInfo.InvariantCulture, out var x) && int.TryParse(height, NumberStyles.None, CultureInfo.InvariantCulture, out var y)
                ? new InputSize(x, y)
                : Wrong<InputSize>(key, "is not a width and a height", default);

        public bool Truth(string key) => Named(key, [false, true], value => value ? "true" : "false");

        public InputSizing Sizing(string key) => Named(key, SizingNames, known => known.Name).Sizing;

        public DepthKind Kind(string key) => Named(key, Enum.GetValues<DepthKind>(), kind => kind.ToString());

        public Resizing Resizing(string key) => Named(key, Enum.GetValues<Resizing>(), variant => variant.Name());

        private T Named<T>(string key, T[] known, Func<T, string> name)
        {
            var found = Array.FindIndex(known, value => name(value) == Text(key));
            return found >= 0 ? known[found] : Wrong(key, $"is none of {string.Join(", ", known.Select(name))}", known[0]);
        }

        private T Wrong<T>(string key, string why, T fallback)
        {
            if (!Problems.Any(problem => problem.StartsWith($"fathom.{key} ", StringComparison.Ordinal)))
                Problems.Add($"fathom.{key} {why}");
            return fallback;
        }
    }
}
