using RapidAI4EO.Corpus;
using RapidAI4EO.Search.Cql2.Json;
using RapidAI4EO.Search.Cql2.Syntax;
using RapidAI4EO.Search.Cql2.Text;
using RapidAI4EO.Search.Filters;

namespace RapidAI4EO.Cli.Shared.Options;

/// <summary>What stands after <c>--filter</c>: CQL2 text, CQL2 JSON, or <c>@</c> and a file with either.</summary>
internal static class FilterArgument
{
    private const char FileMark = '@';

    /// <summary>Reads the filter, and refuses one that samples cannot be asked with. No text starts with a brace, and all JSON does.</summary>
    /// <exception cref="InvalidInputException">It is no such filter, or the file cannot be read.</exception>
    public static Cql2Expression Read(string argument)
    {
        var text = argument.StartsWith(FileMark) ? ReadFile(argument[1..]) : argument;
        var filter = text.AsSpan().TrimStart().StartsWith('{') ? Cql2JsonParser.Parse(text) : Cql2Parser.Parse(text);
        FilterScope.Samples.Check(filter);
        return filter;
    }

    private static string ReadFile(string path)
    {
        if (path.Length == 0) throw new InvalidInputException("--filter @ names no file. Write its name behind the @, as in @wetlands.cql2.");
        if (Directory.Exists(path)) throw new InvalidInputException($"The filter {path} is a folder. Name a file that has the filter in it.");
        try
        {
            return new FileInfo(path).Length <= 4L * Cql2Parser.MaxLength
                ? File.ReadAllText(path)
                : throw new InvalidInputException($"The filter {path} is too long: {Cql2Parser.MaxLength:N0} characters are the most. Give long lists of ids with --ids.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new InvalidInputException($"The filter {path} cannot be read: {e.Message}", e);
        }
    }
}
