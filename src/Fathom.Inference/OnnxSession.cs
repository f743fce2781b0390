using Microsoft.ML.OnnxRuntime;

namespace Fathom.Inference;

/// <summary>A depth network in ONNX Runtime: input <c>image</c> N×3×H×W, output <c>depth</c> N×H×W. Safe to run from many threads at once.</summary>
internal sealed class OnnxSession : IDisposable
{
    public const string Input = "image";
    public const string Output = "depth";

    private readonly InferenceSession session;
    private readonly string file;

    static OnnxSession()
    {
        // Ours is registered instead; both would throw and catch an exception at every start.
        OrtEnv.DisableDllImportResolver = true;
        NativeLibraries.Register(typeof(OrtEnv).Assembly, "onnxruntime", "Run ./fathom setup");
    }

    /// <param name="file">The ONNX file.</param>
    /// <param name="threads">Threads inside one operator, at least 1.</param>
    /// <exception cref="ModelNotFoundException">The file is not there.</exception>
    /// <exception cref="ModelFormatException">It is not ONNX, or it keeps weights in other files, or its input and output are not those of a depth network.</exception>
    public OnnxSession(string file, int threads)
    {
        if (!File.Exists(file))
            throw new ModelNotFoundException($"{file}: no such file.");
        this.file = file;
        // Before ONNX Runtime reads whatever files the network names.
        Metadata = OnnxFile.ReadMetadata(file);
        using var options = new SessionOptions
        {
            IntraOpNumThreads = threads,
            // The network is a chain with short side branches: running those side by side costs more than it saves.
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
        };
        // After a run its threads would go on spinning for the next, on the cores that encode the result.
        options.AddSessionConfigEntry("session.force_spinning_stop", "1");
        try
        {
            session = new InferenceSession(file, options);
        }
        catch (OnnxRuntimeException error)
        {
            throw ModelFormatException.NotOnnx(file, error);
        }
        try
        {
            Check();
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>The file's <c>metadata_props</c>.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <param name="image">N×3×H×W normalised values.</param>
    /// <param name="depth">N×H×W values, written.</param>
    /// <param name="count">N.</param>
    /// <param name="size">W and H.</param>
    /// <param name="cancellation">Stops ONNX Runtime at its next operator.</param>
    public void Run(Memory<float> image, Memory<float> depth, int count, InputSize size, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        using var options = new RunOptions();
        using var input = OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, image, [count, 3, size.Height, size.Width]);
        using var output = OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, depth, [count, size.Height, size.Width]);
        using var stop = cancellation.UnsafeRegister(static options => ((RunOptions)options!).Terminate = true, options);
        try
        {
            session.Run(options, [Input], [input], [Output], [output]);
        }
        catch (OnnxRuntimeException error)
        {
            cancellation.ThrowIfCancellationRequested();
            throw new ModelFormatException($"{file} does not run at {size.Width}×{size.Height}: {error.Message}", error);
        }
        // The stop may have come after the last operator.
        cancellation.ThrowIfCancellationRequested();
    }

    public void Dispose() => session.Dispose();

    private void Check()
    {
        var problems = new List<string>();
        Require(session.InputMetadata, Input, [-1, 3, -1, -1], "N×3×H×W", "input");
        Require(session.OutputMetadata, Output, [-1, -1, -1], "N×H×W", "output");
        if (problems.Count > 0)
        {
            throw new ModelFormatException(
                $"{file} is ONNX but not a depth network of Fathom: it lacks {string.Join(" and ", problems)}.\n" +
                "Export the network with `fathom export`, or choose one that `fathom models` lists.");
        }

        void Require(IReadOnlyDictionary<string, NodeMetadata> values, string name, int[] shape, string words, string role)
        {
            var fits = values.Count == 1 && values.TryGetValue(name, out var value) && value.ElementType == typeof(float) && value.Dimensions.SequenceEqual(shape);
            if (!fits)
                problems.Add($"one {role} '{name}' of {words} floats (it has {string.Join(", ", values.Select(Describe))})");
        }

        static string Describe(KeyValuePair<string, NodeMetadata> value) =>
            $"'{value.Key}' {string.Join('×', value.Value.Dimensions.Select(side => side < 0 ? "?" : $"{side}"))}";
    }
}
