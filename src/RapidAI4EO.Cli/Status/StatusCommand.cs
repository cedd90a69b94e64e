using System.CommandLine;
using System.Text;
using RapidAI4EO.Cli.Shared.Output;
using RapidAI4EO.Cli.Shared.Running;
using RapidAI4EO.Corpus;
using RapidAI4EO.Parts;

namespace RapidAI4EO.Cli.Status;

/// <summary>Says how the parts stand that were begun in a folder.</summary>
internal sealed class StatusCommand : ProgramCommand
{
    private readonly Argument<string> _folder = new("DIR") { Description = "The folder that the parts work on: the --to of their calls, or the folder that they verify." };

    public StatusCommand()
        : base(
            "status",
            "Say of each part of a piece of work whether it is done, under way, failed or not begun, and what to run next. Exits with 0 only when all is done.",
            "status ./parts",
            "status ./parts --json")
    {
        Add(_folder);
    }

    public override async Task<int> RunAsync(Invocation call)
    {
        var folder = call.Get(_folder)!;
        if (!Directory.Exists(folder)) throw new InvalidInputException($"The folder {Path.GetFullPath(folder)} does not exist.");
        var now = TimeProvider.System.GetUtcNow();
        var boards = await Task.Run(() => PartBoard.Read(folder, now), call.Cancellation);
        if (call.Json)
        {
            JsonOutput.Write(call.Results, new StatusResult([.. boards.Select(board => BoardResult.Of(board, now))]), StatusResultJson.Readable.StatusResult);
        }
        else if (boards.Count == 0)
        {
            call.Messages.Note($"No part was begun in {folder}. Parts are runs with --part, as download --part 3/40.");
        }
        else
        {
            var text = string.Join('\n', boards.SelectMany(board => StatusText.Describe(board, now))) + "\n";
            call.Results.Write(Encoding.UTF8.GetBytes(text));
        }

        return boards.Count > 0 && boards.All(board => board.IsDone) ? ExitCode.Done : ExitCode.DoneInPart;
    }
}
