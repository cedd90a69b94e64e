using System.Text;
using Spectre.Console;

namespace RapidAI4EO.Cli.Shared.Output;

/// <summary>A table on standard output: with a frame on a terminal, else columns of plain text.</summary>
internal sealed class TextTable(params string[] headers)
{
    private const string Gap = "  ";

    private readonly List<string[]> _rows = [];

    public void Add(params string[] cells) => _rows.Add(cells);

    public void Write(StandardOutput output)
    {
        if (Terminal.HasOutput)
        {
            WriteFramed();
        }
        else
        {
            output.Write(Encoding.UTF8.GetBytes(Plain()));
        }
    }

    private string Plain()
    {
        List<string[]> lines = headers.All(string.IsNullOrEmpty) ? _rows : [headers, .. _rows];
        var widths = Enumerable.Range(0, headers.Length).Select(i => lines.Max(line => line[i].Length)).ToArray();
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            text.AppendJoin(Gap, line.Select((cell, i) => i == line.Length - 1 ? cell : cell.PadRight(widths[i])));
            text.Append('\n');
        }

        return text.ToString();
    }

    private void WriteFramed()
    {
        var table = new Table { Border = TableBorder.Rounded, ShowHeaders = !headers.All(string.IsNullOrEmpty) };
        table.AddColumns([.. headers.Select(Markup.Escape)]);
        _rows.ForEach(row => table.AddRow([.. row.Select(Markup.Escape)]));
        AnsiConsole.Write(table);
    }
}
