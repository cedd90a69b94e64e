using RapidAI4EO.Storage;

namespace RapidAI4EO.Cli;

/// <summary>How the program speaks with roots on the web: as the library does, and it says what it waits for.</summary>
internal static class WebOptions
{
    public static HttpStoreOptions Of(Invocation call) => new() { OnWaiting = call.Messages.Note };
}
