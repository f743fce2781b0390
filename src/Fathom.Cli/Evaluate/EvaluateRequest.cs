namespace Fathom.Cli.Evaluate;

/// <summary>What <c>fathom evaluate</c> was asked for.</summary>
/// <param name="Data">The manifest.</param>
/// <param name="Model">A name or an ONNX file; null: the default model.</param>
/// <param name="Predictions">A folder for the predictions, or null.</param>
/// <param name="Json">A file for all scores, or null.</param>
/// <param name="Csv">A file for the scores of every frame, or null.</param>
internal sealed record EvaluateRequest(string Data, string? Model, string? Predictions, string? Json, string? Csv);
