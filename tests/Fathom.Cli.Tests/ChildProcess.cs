using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Fathom.Cli.Tests;

/// <summary>The program itself, in a process of its own.</summary>
internal sealed partial class ChildProcess : IDisposable
{
    private const int SigInt = 2;
    private readonly Process process;
    private readonly Task<string> output, error;

    public ChildProcess(params string[] words)
    {
        // A test run in a shell's background ignores SIGINT, and its children inherit that.
        var start = new ProcessStartInfo("env", ["--default-signal=INT", "dotnet", Path.Combine(AppContext.BaseDirectory, "Fathom.Cli.dll"), .. words])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        process = Process.Start(start)!;
        output = process.StandardOutput.ReadToEndAsync();
        error = process.StandardError.ReadToEndAsync();
    }

    public bool HasExited => process.HasExited;

    /// <summary>The files mapped into its memory at this moment: what it has loaded.</summary>
    public string Maps() => File.ReadAllText($"/proc/{process.Id}/maps");

    /// <summary>Ctrl-C.</summary>
    public void Interrupt() => Assert.Equal(0, Kill(process.Id, SigInt));

    /// <summary>SIGKILL: it has no say in it.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    /// <summary>Waits for its end.</summary>
    public CommandResult Result(int minutes = 1)
    {
        Assert.True(process.WaitForExit(TimeSpan.FromMinutes(minutes)), $"The program did not end within {minutes} min.");
        return new CommandResult(process.ExitCode, output.Result, error.Result);
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
