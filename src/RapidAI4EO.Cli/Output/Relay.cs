namespace RapidAI4EO.Cli.Output;

/// <summary>Hands progress on at once and on the same thread, which the framework's Progress does not.</summary>
internal sealed class Relay<T>(Action<T> receive) : IProgress<T>
{
    public void Report(T value) => receive(value);
}
