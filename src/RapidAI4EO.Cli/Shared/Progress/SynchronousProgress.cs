namespace RapidAI4EO.Cli.Shared.Progress;

/// <summary>Hands progress on at once and on the same thread, which the framework's Progress does not.</summary>
internal sealed class SynchronousProgress<T>(Action<T> receive) : IProgress<T>
{
    public void Report(T value) => receive(value);
}
