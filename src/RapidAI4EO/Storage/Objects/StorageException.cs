using System.Globalization;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Storage.Objects;

/// <summary>An object could not be read. The message names its address without query or password, and what the root said.</summary>
public sealed class StorageException : CorpusException
{
    public StorageException(StorageError error, string message, Exception? innerException = null)
        : base(message, innerException) => Error = error;

    public StorageError Error { get; }

    /// <summary>How long the server asks to be left alone; null where it did not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>How often the object was asked for: more than one after <see cref="Retry"/> gave up.</summary>
    public int Attempts { get; init; } = 1;

    /// <summary>Whether asking again may help.</summary>
    public bool IsTransient => Error is StorageError.Overloaded or StorageError.Unavailable or StorageError.Corrupt;

    /// <summary>The same, said after several attempts.</summary>
    internal StorageException After(int attempts, TimeSpan elapsed) => attempts == 1
        ? this
        : new StorageException(Error, string.Create(CultureInfo.InvariantCulture, $"{Message.TrimEnd('.')} (asked {attempts} times in {elapsed.TotalSeconds:0.0} s)."), this)
        {
            RetryAfter = RetryAfter,
            Attempts = attempts,
        };
}
