using RapidAI4EO.Storage;

namespace RapidAI4EO.Cli.Doctor;

/// <summary>Whether a root answers.</summary>
/// <param name="Root">Its address.</param>
/// <param name="Seconds">How long its answer took.</param>
/// <param name="Problem">Why it is of no use; null where it answered.</param>
internal sealed record RootResult(string Root, double Seconds, string? Problem)
{
    public static RootResult Of(RootStatus status) =>
        new(status.Root.Address, Math.Round(status.Elapsed.TotalSeconds, 3), status.Problem);
}
