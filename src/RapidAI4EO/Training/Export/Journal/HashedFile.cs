using RapidAI4EO.Files;
using RapidAI4EO.Transfer.Hashing;

namespace RapidAI4EO.Training.Export.Journal;

/// <summary>A file of an export on its way: written from its beginning to its end, hashed meanwhile, and named when it is whole.</summary>
internal sealed class HashedFile : IDisposable
{
    private readonly PartialFile _file;
    private readonly ContentHasher _hasher = ContentHasher.Create(ContentHasher.Xxh64)!;
    private readonly string _name;
    private long _length;

    /// <param name="draft">Its path until then.</param>
    /// <param name="target">Its path in the end.</param>
    /// <param name="name">What the list of files calls it.</param>
    /// <param name="flushes">Whether it is brought to disk before it gets its name.</param>
    public HashedFile(string draft, string target, string name, bool flushes)
    {
        _file = new PartialFile(draft, target, flushes);
        _name = name;
    }

    /// <exception cref="DestinationException">The destination does not take it.</exception>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        _file.Append(bytes);
        _hasher.Append(bytes);
        _length += bytes.Length;
    }

    /// <summary>Gives it its name.</summary>
    public FileLine Commit()
    {
        if (_length == 0) _file.Append([]);
        _file.Commit();
        return new FileLine(_name, _length, _hasher.Finish());
    }

    public void Dispose()
    {
        _file.Dispose();
        _hasher.Dispose();
    }
}
