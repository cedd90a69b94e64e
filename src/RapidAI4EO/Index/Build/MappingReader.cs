using RapidAI4EO.Corpus;

namespace RapidAI4EO.Index.Build;

/// <summary>Compares the mapping file with the nomenclature that this program knows: the file must not say anything else.</summary>
internal static class MappingReader
{
    private const string Header = "index,clc_level1_id,clc_level2_id,clc_level3_id,class_name";
    private const long MaxLength = 1 << 20;

    /// <summary>The published file, line by line, without line ends.</summary>
    public static IEnumerable<string> PublishedLines =>
        ClcNomenclature.Classes.Select(c => $"{c.Property},{c.Level1},{c.Level2},{c.Code},{c.Name}").Prepend(Header);

    public static void Check(string path, FindingLog findings)
    {
        var lines = ReadLines(path);
        var expected = PublishedLines.ToList();
        var name = Path.GetFileName(path);
        for (var i = 0; i < Math.Max(lines.Count, expected.Count); i++)
        {
            var line = i < lines.Count ? lines[i] : null;
            if (i >= expected.Count)
            {
                findings.Record(new Finding(name, $"line {i + 1}", null, $"'{DisplayText.Text(line)}' is not in the nomenclature"));
            }
            else if (line != expected[i])
            {
                findings.Record(new Finding(name, $"line {i + 1}", null, $"'{expected[i]}' was expected here"
                    + (line is null ? ", and the file has ended" : $", not '{DisplayText.Text(line)}'")));
            }
        }
    }

    private static List<string> ReadLines(string path)
    {
        try
        {
            if (new FileInfo(path).Length > MaxLength)
            {
                throw new CorpusException($"{path} is far longer than the corpus's mapping file. Fetch it again.");
            }

            return [.. File.ReadLines(path).Select(line => line.Replace("\"", "", StringComparison.Ordinal).TrimEnd())];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CorpusException($"{path} cannot be read: {e.Message}", e);
        }
    }
}
