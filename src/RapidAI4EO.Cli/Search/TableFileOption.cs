using System.CommandLine;
using RapidAI4EO.Cli.Shared.Running;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Cli.Search;

/// <summary>The file of those forms of a search that are no stream: tables for other programs to open.</summary>
internal sealed class TableFileOption
{
    private readonly Option<string> _to = new("--to")
    {
        Description = "The file of --output geopackage or geoparquet; one that is there is replaced when the new one is whole.",
        HelpName = "FILE",
    };

    public void AddTo(ProgramCommand verb) => verb.Add(_to);

    /// <returns>The file; null where what is printed goes to standard output.</returns>
    /// <exception cref="InvalidInputException">A file is missing, or named for a form that has none, or cannot be one.</exception>
    public string? Read(Invocation call, SearchOutput? output)
    {
        var path = call.Get(_to);
        if (output is not (SearchOutput.GeoPackage or SearchOutput.GeoParquet))
        {
            return path is null
                ? null
                : throw new InvalidInputException("--to names the file of --output geopackage or geoparquet. All else goes to standard output, which '>' brings to a file.");
        }

        var form = $"--output {output.ToString()!.ToLowerInvariant()}";
        if (path is null)
        {
            throw new InvalidInputException($"{form} writes a file of its own. Say which with --to FILE.");
        }

        if (path == "-")
        {
            throw new InvalidInputException($"{form} cannot go to standard output. Name a file with --to FILE.");
        }

        return Directory.Exists(path) || Path.EndsInDirectorySeparator(path)
            ? throw new InvalidInputException($"--to {path} is a folder. Name a file in it, as {Path.Combine(path, ExampleOf(output.Value))}.")
            : path;
    }

    private static string ExampleOf(SearchOutput output) => output == SearchOutput.GeoPackage ? "samples.gpkg" : "samples.parquet";
}
