using System.Text;
using RapidAI4EO.Cli.Shared.Output;

namespace RapidAI4EO.Cli.Demo;

/// <summary>Tells what the demo did, in tables.</summary>
internal static class DemoReport
{
    public static void Write(StandardOutput output, DemoResult result)
    {
        var answers = new TextTable("question", "found", "published", "ms");
        foreach (var answer in result.Answers)
        {
            var published = $"{answer.Published:N0}{(answer.IsExact ? "" : " in all Europe")}";
            answers.Add(answer.Question, $"{answer.Found:N0}{(answer.IsRight ? "" : " (wrong)")}", published, $"{answer.Milliseconds:0.00}");
        }

        var steps = new TextTable("step", "outcome", "seconds");
        foreach (var step in result.Steps)
        {
            steps.Add(step.Step, step.Outcome, $"{step.Seconds:0.00}");
        }

        steps.Add(result.IsRight ? "All is as it should be" : "Something is wrong", "", $"{result.Seconds:0.00}");
        answers.Write(output);
        Line(output, "");
        steps.Write(output);
        Line(output, "");
        Line(output, "Try next:");
        foreach (var command in Commands(result))
        {
            Line(output, $"  {ProgramAsStarted()} {command}");
        }
    }

    private static IEnumerable<string> Commands(DemoResult result)
    {
        if (result.Folder is { } folder)
        {
            var corpus = Quoted(Path.Combine(folder, "corpus"));
            yield return $"search {result.Answers[2].Search} --output count --json --root {corpus}";
            yield return $"serve --root {corpus} --images {corpus}";
            yield return $"download --bbox 13.3,52.4,13.4,52.5 --datetime 2018-05 --products s2 --root {corpus} --to ./chips";
        }
        else
        {
            yield return "demo --keep ./demo";
        }

        yield return "doctor";
        yield return "index build";
        yield return $"search {result.Answers[2].Search} --output hrefs";
        yield return $"download {result.Answers[2].Search} --to ./berlin";
    }

    /// <summary>A command that works where the reader stands: the program may be on no path yet.</summary>
    private static string ProgramAsStarted()
    {
        var path = Environment.ProcessPath;
        return path is null || Path.GetFileNameWithoutExtension(path) is ProgramName.Text or "dotnet"
            ? ProgramName.Text
            : Quoted(Path.GetRelativePath(Environment.CurrentDirectory, path) is { Length: > 0 } relative && relative.Length < path.Length ? relative : path);
    }

    private static string Quoted(string path) => path.Contains(' ') ? $"\"{path}\"" : path;

    private static void Line(StandardOutput output, string text) => output.Write(Encoding.UTF8.GetBytes(text + "\n"));
}
