namespace RapidAI4EO.Transfer;

/// <summary>One file has no place: a folder bears its name, or a file the name of its folder. Others may do well.</summary>
internal sealed class PathTakenException(string message, Exception? innerException = null) : CorpusException(message, innerException);
