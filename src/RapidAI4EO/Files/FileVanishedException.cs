using RapidAI4EO.Corpus;

namespace RapidAI4EO.Files;

/// <summary>A file that was being written, or its folder, was removed by someone else; writing it again heals that.</summary>
internal sealed class FileVanishedException(string message, Exception? innerException = null) : CorpusException(message, innerException);
