namespace Fathom.Datasets.Doctor.Checks;

/// <summary>Lists and files that cannot be read; depth in a form that has lost its values is told apart.</summary>
internal static class UnreadableFiles
{
    public static IEnumerable<Finding> Find(Evidence evidence)
    {
        var refused = evidence.Looks.Where(look => look.DepthProblem is not null).ToLookup(look => look.Record.Depth!.Header switch
        {
            { Channels: >= 3 } when IsForm(look) => FindingKind.ColourMappedDepth,
            { Format: PictureFormat.Jpeg } when IsForm(look) => FindingKind.ColourMappedDepth,
            { BitDepth: < 16 } when IsForm(look) => FindingKind.EightBitDepth,
            _ => FindingKind.UnreadableFile,
        });
        return
        [
            .. evidence.Report(FindingKind.BrokenList, evidence.Splits.Select((split, i) => (i, Place: new FindingPlace(split.Name, split.Fault?.Message ?? ""))).Where(split => split.Place.Detail.Length > 0)),
            .. evidence.Report(FindingKind.UnreadableFile, evidence.Records.SelectMany(record => new[] { record.Problem, record.Depth?.Problem }.OfType<string>().Select(problem => (record, problem)))
                .Concat(evidence.Looks.Where(look => look.PictureProblem is not null).Select(look => (look.Record, look.PictureProblem!.Message)))
                .Concat(refused[FindingKind.UnreadableFile].Select(look => (look.Record, look.DepthProblem!.Message)))),
            .. Forms(FindingKind.EightBitDepth),
            .. Forms(FindingKind.ColourMappedDepth),
        ];

        // What one file of a form is refused for, all of this form will be.
        IEnumerable<Finding> Forms(FindingKind kind) => evidence.Report(kind, evidence.WithAlike(refused[kind]).Select(alike => (alike.Record, Describe(alike.Record.Depth!.Header!, alike.Record.Frame.Depth!.Path))));

        // Not a mask's.
        static bool IsForm(FrameLook look) => look.DepthProblem is PictureException { Problem: PictureProblem.Unsupported } || look.DepthProblem is DatasetException problem && problem.Path == look.Record.Frame.Depth!.Path;

        static string Describe(PictureHeader header, string path) =>
            $"{path}: {(header.Format == PictureFormat.Jpeg ? "a JPEG" : $"{header.BitDepth} bits, {(header.Channels >= 3 ? "colour" : "grey")}")}";
    }
}
