namespace Fathom.Datasets.Doctor.Checks;

/// <summary>Recordings that two splits share.</summary>
internal static class LeakedSequences
{
    public static IEnumerable<Finding> Find(Evidence evidence) => evidence.Report(FindingKind.LeakedSequence, evidence.Recordings.GroupBy(recording => recording.Name).Where(group => group.Count() > 1)
        .SelectMany(group => group.Skip(1).Select(recording => (recording.Split, new FindingPlace(recording.Name, $"also in {evidence.Splits[group.First().Split].Name}")))));
}
