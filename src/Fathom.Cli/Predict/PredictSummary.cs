namespace Fathom.Cli.Predict;

/// <summary>The closing lines of <c>fathom predict</c>: what was written, what the numbers mean, where the time went.</summary>
internal static class PredictSummary
{
    /// <summary>Writes them.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="done">What was predicted; not empty.</param>
    /// <param name="request">What was asked for.</param>
    /// <param name="load">How long the model took to load.</param>
    /// <param name="total">How long it all took.</param>
    public static void Write(TextWriter output, IReadOnlyList<Prediction> done, PredictRequest request, TimeSpan load, TimeSpan total)
    {
        var head = done is [var only] ? $"{Path.GetFileName(only.Job.Source)}  {only.Width}×{only.Height}" : $"{done.Count} pictures";
        var indent = new string(' ', Math.Min(head.Length, done is [var one] ? Path.GetFileName(one.Job.Source).Length : head.Length) + 2);
        output.WriteLine($"{head}  →  {(done is [var single] ? Files(single.Job) : Formats(request))}");
        output.WriteLine(indent + Meaning(done[0].Kind, request.Formats));
        output.WriteLine(indent + Times(done, load, total));
    }

    private static string Files(PredictionJob job) =>
        string.Join(", ", job.Outputs.Select(output => output.Format == OutputFormats.Png16 ? $"{output.Path} (16-bit)" : output.Path));

    private static string Formats(PredictRequest request) =>
        $"{Path.TrimEndingDirectorySeparator(request.Output)}/ ({OutputFile.Describe(request.Formats)})";

    // In a preview near is bright whatever the kind; in the other files it is what is large.
    private static string Meaning(DepthKind kind, OutputFormats formats)
    {
        var bright = kind.LargerIsNearer() || formats == OutputFormats.Preview ? "near is bright"
            : formats.HasFlag(OutputFormats.Preview) ? "far is bright, in the preview near"
            : "far is bright";
        var unit = kind.Unit() switch
        {
            DepthUnit.Metre => "metres",
            DepthUnit.PerMetre => "1 / metres",
            DepthUnit.Pixel => "pixels",
            _ => "not metres",
        };
        if ((formats & ~OutputFormats.Points) == 0)
            return $"points from {kind.Describe()}; {unit}";
        var steps = formats.HasFlag(OutputFormats.Png16) && kind.Png16Steps() is { } scale ? $", × {scale} in the 16-bit PNG" : "";
        return $"{kind.Describe()}: {bright}; {unit}{steps}";
    }

    private static string Times(IReadOnlyList<Prediction> done, TimeSpan load, TimeSpan total)
    {
        string decode = Mean(one => one.Decode), network = Mean(one => one.Network), write = Mean(one => one.Write);
        return done.Count == 1
            ? $"{Words.Duration(total)}: load {Words.Milliseconds(load)}, decode {decode}, network {network}, write {write}"
            : Words.Invariant($"{Words.Duration(total)}, {done.Count / total.TotalSeconds:0.0} pictures/s; each: decode {decode}, network {network}, write {write}");

        string Mean(Func<Prediction, TimeSpan> time) => Words.Milliseconds(TimeSpan.FromTicks((long)done.Average(one => time(one).Ticks)));
    }
}
