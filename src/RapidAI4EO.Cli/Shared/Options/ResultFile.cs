using RapidAI4EO.Cli.Shared.Running;
using RapidAI4EO.Corpus;
using RapidAI4EO.Files;

namespace RapidAI4EO.Cli.Shared.Options;

/// <summary>A list that goes to a file of its own, whole or not at all, or without one to standard output.</summary>
internal static class ResultFile
{
    /// <exception cref="InvalidInputException">Without a file a report and the list would both go to standard output, or the file is a folder.</exception>
    public static void Check(Invocation call, string? path)
    {
        if (path is null && call.Json)
        {
            throw new InvalidInputException("--json prints the report on standard output, so the list needs a file. Say which with --to FILE.");
        }

        if (path is not null && (Directory.Exists(path) || Path.EndsInDirectorySeparator(path)))
        {
            throw new InvalidInputException($"--to {path} is a folder. Name a file in it.");
        }
    }

    public static void Write(Invocation call, string? path, string title, Action<Stream> write)
    {
        if (path is null) write(call.Results);
        else AtomicFile.Write(path, title, write);
    }
}
