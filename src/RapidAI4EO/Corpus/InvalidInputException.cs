namespace RapidAI4EO.Corpus;

/// <summary>
/// What the caller wrote cannot be understood: an id, a bounding box, a filter, a date, a file of geometry. Nothing was done.
/// The message quotes the culprit and says how to write it.
/// </summary>
public class InvalidInputException : CorpusException
{
    public InvalidInputException(string message)
        : base(message)
    {
    }

    public InvalidInputException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
