namespace RapidAI4EO.Storage.Objects;

/// <summary>What went wrong with an object, as far as a caller acts on it.</summary>
public enum StorageError
{
    /// <summary>The root answers and has no such object.</summary>
    NotFound,

    /// <summary>The root will not give it to us: 401, 403, or no right to read the file.</summary>
    Forbidden,

    /// <summary>The root asks for less (408, 429, 503), or fell silent: wait, and ask for fewer things at once.</summary>
    Overloaded,

    /// <summary>No connection, a broken one, or an error of the server's own: try again.</summary>
    Unavailable,

    /// <summary>The bytes that came are not the object's: wrong length or wrong MD5.</summary>
    Corrupt,

    /// <summary>The answer cannot be used and asking again would not help: a redirect elsewhere, an unknown encoding, no listing.</summary>
    Refused,
}
