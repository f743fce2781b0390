using Spectre.Console;

namespace Fathom.Cli;

/// <summary>Tables in one look: lines on a terminal, bare columns elsewhere.</summary>
internal static class Tables
{
    // Wide enough for any line: what programs read does not wrap.
    private const int Unbounded = 10_000;

    /// <summary>An empty table.</summary>
    public static Table Create(params ReadOnlySpan<string> headers)
    {
        var table = new Table();
        foreach (var header in headers)
            table.AddColumn(new TableColumn(new Text(header)));
        return table;
    }

    /// <summary>Adds a row of plain texts; brackets in them mean nothing.</summary>
    public static void AddRow(Table table, params ReadOnlySpan<string> cells)
    {
        var row = new Text[cells.Length];
        for (var i = 0; i < row.Length; i++)
            row[i] = new Text(cells[i]);
        table.AddRow(row);
    }

    /// <summary>Writes the table to the output.</summary>
    public static void Write(Table table, Terminal terminal)
    {
        table.Border = terminal.OutputIsTerminal ? TableBorder.Rounded : TableBorder.None;
        using var lines = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(lines),
        });
        console.Profile.Width = terminal.OutputIsTerminal ? terminal.Width : Unbounded;
        console.Profile.Capabilities.Unicode = true;
        console.Write(table);
        foreach (var line in lines.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries))
            terminal.Output.WriteLine(line.TrimEnd());
    }
}
