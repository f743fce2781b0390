using System.Text.Json;

namespace Fathom.Evaluation;

/// <summary>An evaluation read back from the folder that <c>fathom evaluate</c> wrote: the scores of the predictor that it judges.</summary>
/// <param name="Path">The folder.</param>
/// <param name="Judged">The name of the first predictor that is no baseline.</param>
/// <param name="Protocols">What it found, by protocol.</param>
public sealed record EvaluationFolder(string Path, string Judged, IReadOnlyList<ScoredProtocol> Protocols)
{
    // 74,000 pictures of DIW under four predictors have some 40 MB.
    private const long LargestFile = 1 << 29;

    private static readonly JsonSerializerOptions Json = new(ReportText.JsonOptions) { RespectNullableAnnotations = true };

    /// <summary>Reads <c>summary.json</c> and <c>scores.csv</c>.</summary>
    /// <param name="path">The folder.</param>
    /// <exception cref="FathomException">It is no such folder, or a file is damaged, of another version or of another evaluation.</exception>
    public static EvaluationFolder Load(string path)
    {
        var summary = Parse(Read(path, "summary.json"), System.IO.Path.Combine(path, "summary.json"));
        var judged = summary.Predictors.FirstOrDefault(predictor => !predictor.IsBaseline) ?? throw new FathomException($"{path}: the evaluation judges nothing but baselines.");
        var scores = ScoresCsv.Parse(Read(path, "scores.csv"), System.IO.Path.Combine(path, "scores.csv"), judged.Name);
        if (scores.Keys.FirstOrDefault(key => !summary.Protocols.Any(protocol => (protocol.Name, protocol.Fingerprint) == key)) is { Name: not null } stray)
            throw new FathomException($"{path}: scores.csv and summary.json are of different evaluations: {stray.Name}, fingerprint {stray.Fingerprint}, is in the first only. Evaluate again.");
        return new EvaluationFolder(path, judged.Name, [.. summary.Protocols.Select(protocol => new ScoredProtocol(
            protocol.Name,
            protocol.Fingerprint,
            [.. protocol.Choices.Select(choice => (choice.What, choice.Choice))],
            [.. protocol.Metrics.Select(name => Metric.All.FirstOrDefault(metric => metric.Name == name) ?? throw new FathomException($"{path}: summary.json has a metric '{name}' that this version does not know."))],
            scores.GetValueOrDefault((protocol.Name, protocol.Fingerprint)) ?? throw new FathomException($"{path}: scores.csv has no line of {judged.Name} under {protocol.Name}.")))]);
    }

    private static string Read(string folder, string name)
    {
        var file = new FileInfo(System.IO.Path.Combine(folder, name));
        if (!file.Exists)
            throw new FathomException(Directory.Exists(folder)
                ? $"{file}: there is no such file. A finished `fathom evaluate` leaves it; the same command goes on where one was stopped."
                : $"{folder}: there is no such folder of an evaluation (`fathom evaluate … -o {folder}`).");
        return file.Length <= LargestFile ? File.ReadAllText(file.FullName) : throw new FathomException($"{file}: {file.Length} bytes are too many for this file.");
    }

    private static Summary Parse(string json, string path)
    {
        try
        {
            var summary = JsonSerializer.Deserialize<Summary>(json, Json);
            if (summary is null || summary.Predictors.Contains(null!) || summary.Protocols.Any(protocol => protocol is null || protocol.Choices.Contains(null!) || protocol.Choices.DistinctBy(choice => choice.What).Count() < protocol.Choices.Count)
                || summary.Protocols.DistinctBy(protocol => protocol.Name).Count() < summary.Protocols.Count)
                throw new JsonException("Something stands there twice, or nothing where something should.");
            return summary;
        }
        catch (JsonException error)
        {
            throw new FathomException($"{path}: {error.Message} Where it was written by another version, evaluate into the same folder again: scores are kept.", error);
        }
    }

    private sealed record Summary
    {
        public required IReadOnlyList<SummaryProtocol> Protocols { get; init; }

        public required IReadOnlyList<SummaryPredictor> Predictors { get; init; }
    }

    private sealed record SummaryProtocol
    {
        public required string Name { get; init; }

        public required string Fingerprint { get; init; }

        public required IReadOnlyList<SummaryChoice> Choices { get; init; }

        public required IReadOnlyList<string> Metrics { get; init; }
    }

    private sealed record SummaryPredictor
    {
        public required string Name { get; init; }

        public required bool IsBaseline { get; init; }
    }

    private sealed record SummaryChoice(string What, string Choice);
}
