using System.Text;

namespace RapidAI4EO.Transfer.Manifests;

/// <summary>How long the shards of a destination are, each looked for once.</summary>
internal sealed class ShardLengths(string destination)
{
    private readonly Dictionary<string, long> _lengths = new(StringComparer.Ordinal);
    private byte[] _lastName = [];
    private long _lastLength;

    /// <summary>Whether a shard is there with all of a file's bytes in it.</summary>
    public bool Holds(in ManifestLine line)
    {
        // The lines of a shard follow one another.
        if (!line.Shard.SequenceEqual(_lastName))
        {
            _lastName = line.Shard.ToArray();
            _lastLength = LengthOf(Encoding.UTF8.GetString(_lastName));
        }

        // Written so that numbers from a stranger's manifest do not overflow.
        return line.Offset <= _lastLength && line.Length <= _lastLength - line.Offset;
    }

    /// <summary>Whether a shard has been asked for.</summary>
    public bool IsMentioned(string name) => _lengths.ContainsKey(name);

    private long LengthOf(string name)
    {
        if (_lengths.TryGetValue(name, out var length)) return length;
        length = ShardFolder.IsName(name) && new FileInfo(Path.Combine(destination, name)) is { Exists: true } file ? file.Length : -1;
        _lengths.Add(name, length);
        return length;
    }
}
