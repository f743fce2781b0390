namespace Fathom.Cli.Tests;

/// <summary>Screens as text files beside the tests. <c>FATHOM_UPDATE_SNAPSHOTS=1</c> writes them anew, for a person to review as a difference.</summary>
internal static class Snapshot
{
    public static void Matches(string screen, string name)
    {
        var file = Path.Combine(Repository.Root, "tests", "Fathom.Cli.Tests", "Snapshots", $"{name}.txt");
        if (Environment.GetEnvironmentVariable("FATHOM_UPDATE_SNAPSHOTS") == "1")
            File.WriteAllText(file, screen);
        Assert.True(File.Exists(file), $"There is no snapshot {file}; FATHOM_UPDATE_SNAPSHOTS=1 writes it.");
        Assert.Equal(File.ReadAllText(file).Split('\n'), screen.Split('\n'));
    }
}
