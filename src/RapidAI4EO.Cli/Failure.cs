using RapidAI4EO.Cli.Shared.Output;
using RapidAI4EO.Corpus;
using RapidAI4EO.Storage.Objects;

namespace RapidAI4EO.Cli;

/// <summary>The one mapping of exceptions to exit codes and sentences.</summary>
internal static class Failure
{
    /// <summary>Set to 1 to see where an exception came from.</summary>
    public const string DebugVariable = "RAPIDAI4EO_DEBUG";

    private const string NetworkAdvice = "'rapidai4eo doctor' shows which roots answer; 'rapidai4eo demo' needs no network.";

    public static int Report(Exception e, Messages messages)
    {
        // Parallel work wraps what stopped it; the first reason is the one to tell.
        e = e is AggregateException { InnerExceptions: [var first, ..] } ? first : e;
        var code = CodeOf(e);
        switch (e)
        {
            case OutputClosedException:
                break;
            case OperationCanceledException:
                messages.Fail(code, "Cancelled.");
                break;
            case CorpusException:
                messages.Fail(code, e.Message, HasNoAnswer(e) ? NetworkAdvice : null);
                break;
            case IOException or UnauthorizedAccessException:
                messages.Fail(code, $"A file or disk cannot be used: {e.Message}");
                break;
            default:
                messages.Fail(code, $"Something unexpected happened, please report it: {e.GetType().Name}: {e.Message} ({DebugVariable}=1 shows where.)");
                break;
        }

        if (Environment.GetEnvironmentVariable(DebugVariable) == "1")
        {
            Messages.Trace(e);
        }

        return code;
    }

    private static bool HasNoAnswer(Exception? e) => e is not null && (e is StorageException { Error: StorageError.Unavailable or StorageError.Overloaded } || HasNoAnswer(e.InnerException));

    private static int CodeOf(Exception e) => e switch
    {
        // The reader has seen enough, as head has: that is no failure.
        OutputClosedException => ExitCode.Done,
        OperationCanceledException => ExitCode.Cancelled,
        InvalidInputException => ExitCode.WrongCall,
        _ => ExitCode.Failed,
    };
}
