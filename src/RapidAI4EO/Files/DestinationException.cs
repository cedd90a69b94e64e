using RapidAI4EO.Corpus;

namespace RapidAI4EO.Files;

/// <summary>
/// The place to write to cannot take files: no space, read-only, no right, not a folder. It would fail for every file, so the run
/// stops; what is complete stays, and a second run goes on from there.
/// </summary>
public sealed class DestinationException : CorpusException
{
    public DestinationException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
