using System.Text;

namespace RapidAI4EO.Training.Splits;

/// <summary>Takes a line of CSV apart by RFC 4180: a cell in quotes may hold commas, and two quotes mean one. Blanks round a cell are let go.</summary>
internal static class CsvLine
{
    /// <returns>The cells; null where a quote is opened and not closed: a cell over several lines is not read here.</returns>
    public static string[]? Split(string line)
    {
        if (!line.Contains('"', StringComparison.Ordinal)) return line.Split(',', StringSplitOptions.TrimEntries);
        var cells = new List<string>();
        var cell = new StringBuilder();
        var isQuoted = false;
        foreach (var letter in line)
        {
            if (letter == '"') isQuoted = !isQuoted;
            if (letter == ',' && !isQuoted) Add(cells, cell);
            else cell.Append(letter);
        }

        Add(cells, cell);
        return isQuoted ? null : [.. cells];
    }

    private static void Add(List<string> cells, StringBuilder cell)
    {
        var text = cell.ToString().Trim();
        cells.Add(text is ['"', .., '"'] ? text[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : text);
        cell.Clear();
    }
}
