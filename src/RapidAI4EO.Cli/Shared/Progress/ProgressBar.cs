using Spectre.Console;

namespace RapidAI4EO.Cli.Shared.Progress;

/// <summary>A bar on a terminal.</summary>
internal static class ProgressBar
{
    public static Task<T> RunAsync<T>(string title, Func<IProgress<ProgressStep>, Task<T>> work)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn())
            .StartAsync(async context =>
            {
                var task = context.AddTask(Markup.Escape(title), maxValue: 1);
                task.IsIndeterminate = true;
                var result = await work(new SynchronousProgress<ProgressStep>(Shower(task, title)));
                task.IsIndeterminate = false;
                task.Value = 1;
                return result;
            });
    }

    private static Action<ProgressStep> Shower(ProgressTask task, string title)
    {
        var turn = new Lock();
        var pace = new ProgressRate();
        return step =>
        {
            lock (turn)
            {
                pace.Note(step);
                task.Description = Markup.Escape($"{title}: {ProgressText.Describe(step, pace)}");
                task.IsIndeterminate = step.Fraction is null;
                task.Value = step.Fraction ?? 0;
            }
        };
    }
}
