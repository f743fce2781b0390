using System.Diagnostics;
using System.Globalization;

namespace Fathom.Benchmarks.Ratios;

/// <summary>The other side: a process that is told a line and answers with a number (benchmarks/python/ratios.py, benchmarks/node/ratios.mjs).</summary>
internal sealed class Oracle : IDisposable
{
    private readonly Process process;

    public Oracle(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true };
        process = Process.Start(start) ?? throw new InvalidOperationException($"{program} does not start.");
    }

    /// <summary>Debian's Python, with python3-torch and python3-numpy.</summary>
    public static Oracle Python() => new("/usr/bin/python3", "-W", "ignore", Path.Combine(Results.Root, "benchmarks", "python", "ratios.py"));

    /// <summary>Node.js with onnxruntime-node of the version that the project uses, fetched on first use.</summary>
    public static Oracle Node()
    {
        var folder = Path.Combine(Results.Root, "artifacts", "benchmarks", "node");
        Directory.CreateDirectory(folder);
        if (!Directory.Exists(Path.Combine(folder, "node_modules", "onnxruntime-node")))
        {
            using var install = Process.Start("npm", ["install", "--prefix", folder, "--no-audit", "--no-fund", "--ignore-scripts", "onnxruntime-node@1.29.0"]);
            install.WaitForExit();
        }
        return new Oracle("node", Path.Combine(Results.Root, "benchmarks", "node", "ratios.mjs"), folder);
    }

    public double Ask(string line)
    {
        process.StandardInput.WriteLine(line);
        process.StandardInput.Flush();
        var answer = process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"No answer to '{line}': see above.");
        return double.Parse(answer, CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }
}
