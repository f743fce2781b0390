using System.Diagnostics;
using System.Globalization;
using Fathom.Tests;

namespace Fathom.Evaluation.Tests;

/// <summary>The independent scorer beside the test data.</summary>
internal static class ScorePy
{
    private const string Python = "/usr/bin/python3";

    // The script as it is, but for the decimals that it prints.
    private const string Unrounded = "import sys; sys.argv = sys.argv[1:]; exec(compile(open(sys.argv[0]).read().replace('round(float(x), 3)', 'float(x)'), sys.argv[0], 'exec'))";

    /// <summary>Per frame: affine AbsRel, affine δ>1.25 %, median AbsRel, median δ>1.25 %. Skips the test where it cannot run.</summary>
    public static Dictionary<string, double[]> Run(params string[] arguments)
    {
        var script = SharedFolder.Require("realdata/score.py");
        Assert.SkipUnless(File.Exists(Python) && Start("-c", "import numpy, PIL").ExitCode == 0, "score.py needs Debian's python3-numpy and python3-pil.");
        var (exitCode, output, error) = Start(["-c", Unrounded, script, Path.GetDirectoryName(script)!, "-v", .. arguments]);
        Assert.True(exitCode == 0, error);
        return output.Split('\n').Where(line => line.EndsWith(']')).Select(line => line.Split(" [")).ToDictionary(
            parts => parts[0],
            parts => parts[1].TrimEnd(']').Split(", ").Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray());
    }

    private static (int ExitCode, string Output, string Error) Start(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Python, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }
}
