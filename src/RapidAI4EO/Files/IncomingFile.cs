namespace RapidAI4EO.Files;

/// <summary>A file whose bytes are coming: nothing is to be seen of it under its final name until it is placed there whole.</summary>
internal abstract class IncomingFile : IDisposable
{
    /// <summary>Adds bytes to its end; it comes into being with the first ones.</summary>
    /// <exception cref="DestinationException">The destination does not take them.</exception>
    public abstract void Append(ReadOnlySpan<byte> bytes);

    /// <summary>Gives the file its final name, in place of any file that has it.</summary>
    public abstract void Commit();

    /// <summary>Leaves nothing behind of a file that was not placed.</summary>
    public abstract void Dispose();
}
