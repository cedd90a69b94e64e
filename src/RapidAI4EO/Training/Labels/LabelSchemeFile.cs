using System.Globalization;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Training.Labels;

/// <summary>
/// Reads a scheme of the user's own: a CSV with the header <c>clc,label</c> and a class of the third level a line, <c>311,forest</c>.
/// What stands behind the first comma is the label, quoted where it has commas or quotes. Classes that are not there are left out.
/// </summary>
internal static class LabelSchemeFile
{
    private const string Header = "clc,label";

    /// <summary>Bytes; 45 lines need far fewer.</summary>
    private const long MaxLength = 1 << 20;

    /// <exception cref="InvalidInputException">The file cannot be read, or a line of it is wrong; the message says which.</exception>
    public static LabelScheme Read(string path)
    {
        try
        {
            if (new FileInfo(path).Length > MaxLength)
            {
                throw new InvalidInputException($"{path} is far longer than a label scheme can be: it has a line for each of 45 classes at most.");
            }

            return Parse(Path.GetFileNameWithoutExtension(path), path, File.ReadAllLines(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"The label scheme {path} cannot be read: {e.Message}", e);
        }
    }

    private static LabelScheme Parse(string name, string path, string[] lines)
    {
        if (lines.Length == 0 || !lines[0].Trim().Equals(Header, StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidInputException($"{path}, line 1: a label scheme starts with the header {Header}.");
        }

        var labels = new Dictionary<int, string>();
        for (var i = 1; i < lines.Length; i++)
        {
            if (string.IsNullOrWhiteSpace(lines[i])) continue;
            var (code, label) = ParseLine(lines[i], $"{path}, line {i + 1}");
            if (!labels.TryAdd(code, label))
            {
                throw new InvalidInputException($"{path}, line {i + 1}: class {code} has a label already. Give each class once.");
            }
        }

        return labels.Count > 0
            ? LabelScheme.Make(name, c => labels.TryGetValue(c.Code, out var label) ? new LabelClass(label, label) : null)
            : throw new InvalidInputException($"{path} gives no class a label. Write a line such as 311,forest for each class that has one.");
    }

    private static (int Code, string Label) ParseLine(string line, string place)
    {
        var comma = line.IndexOf(',', StringComparison.Ordinal);
        var cell = (comma < 0 ? line : line[..comma]).Trim().Trim('"');
        if (!int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var code) || ClcNomenclature.Classes.All(c => c.Code != code))
        {
            throw new InvalidInputException($"{place}: '{DisplayText.Text(cell)}' is no class of CORINE Land Cover. Write its three digits, as in 311; 'rapidai4eo classes' lists them.");
        }

        var label = comma < 0 ? "" : Unquote(line[(comma + 1)..].Trim());
        return label.Length > 0 && !label.Any(char.IsControl)
            ? (code, label)
            : throw new InvalidInputException($"{place}: class {code} has no label. Write one behind the comma, or leave the line out.");
    }

    private static string Unquote(string cell) => cell is ['"', .., '"'] ? cell[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : cell;
}
