namespace RapidAI4EO.Corpus;

/// <summary>
/// An operation of this library failed: data, network or disk. The message is one sentence or two for people: what is wrong, where,
/// and what to do next. It never holds a token or a signed URL.
/// </summary>
public class CorpusException : Exception
{
    public CorpusException(string message)
        : base(message)
    {
    }

    public CorpusException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
