using RapidAI4EO.Corpus;

namespace RapidAI4EO.Search.Sets;

/// <summary>
/// Reads lists of sample ids, one a line: plain, or a CSV whose first column is <c>sample_id</c>, header included. Blank lines, lines
/// that start with <c>#</c>, either kind of line end and a byte order mark are let pass.
/// </summary>
public static class IdList
{
    private const string Header = "sample_id";

    /// <summary>Ids with commas between them; null where the text is anything else, such as the name of a file.</summary>
    public static IReadOnlyList<SampleId>? TryParse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var ids = new List<SampleId>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (!SampleId.TryParse(part, out var id)) return null;
            ids.Add(id);
        }

        return ids;
    }

    /// <summary>Reads a list from a file.</summary>
    /// <exception cref="InvalidInputException">The file cannot be read, or a line of it is not an id.</exception>
    public static IReadOnlyList<SampleId> ReadFile(string path)
    {
        try
        {
            using var reader = new StreamReader(path);
            return Read(reader, path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new InvalidInputException($"The list of ids {path} cannot be read: {e.Message} Name a file with an id a line, or write ids, with commas, as in 33N_15E-200N_01_09.", e);
        }
    }

    /// <summary>Reads a list from a reader, such as standard input.</summary>
    /// <param name="reader">The list; not disposed of.</param>
    /// <param name="name">What messages call the list.</param>
    /// <exception cref="InvalidInputException">A line is not an id; the message says which.</exception>
    public static IReadOnlyList<SampleId> Read(TextReader reader, string name)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var ids = new List<SampleId>();
        var isTable = false;
        var isFirst = true;
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            // A byte order mark survives in a list that was made by joining others.
            var entry = line.AsSpan().Trim().TrimStart('\uFEFF');
            if (entry.IsEmpty || entry[0] == '#')
            {
                continue;
            }

            var cell = FirstCell(entry);
            if (isFirst && cell.SequenceEqual(Header))
            {
                isTable = true;
            }
            else
            {
                ids.Add(Parse(isTable ? cell : entry, name, number));
            }

            isFirst = false;
        }

        return ids;
    }

    private static ReadOnlySpan<char> FirstCell(ReadOnlySpan<char> line)
    {
        var comma = line.IndexOf(',');
        return (comma < 0 ? line : line[..comma]).Trim().Trim('"');
    }

    private static SampleId Parse(ReadOnlySpan<char> text, string name, int number) =>
        SampleId.TryParse(text, out var id)
            ? id
            : throw new InvalidInputException(
                $"{name}, line {number}: '{DisplayText.Text(text)}' is not a sample id. Write one id a line, as in 33N_15E-200N_01_09.");
}
