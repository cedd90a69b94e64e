using RapidAI4EO.Corpus;

namespace RapidAI4EO.Files;

/// <summary>
/// The destination does not take one file: a folder bears its name, or a file the name of its folder, or it is too large. Others may do well.
/// </summary>
internal sealed class RefusedFileException(string message, Exception? innerException = null) : CorpusException(message, innerException);
