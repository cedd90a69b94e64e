using System.Globalization;
using RapidAI4EO.Files;
using RapidAI4EO.Storage.Objects;
using RapidAI4EO.Transfer.Hashing;
using RapidAI4EO.Transfer.Manifests;

namespace RapidAI4EO.Transfer.Download;

/// <summary>Passes an object's bytes on and compares them with what the manifest expects; the end is reached only where they agree.</summary>
internal sealed class ExpectedStream : ForwardStream
{
    private readonly ObjectContent _content;
    private readonly ManifestEntry _expected;
    private readonly string _root;
    private readonly ContentHasher? _hasher;
    private long _length;
    private bool _isChecked;

    private ExpectedStream(ObjectContent content, ManifestEntry expected, string root)
    {
        _content = content;
        _expected = expected;
        _root = root;
        _hasher = expected.Hash is { } hash ? ContentHasher.Of(hash) : null;
    }

    /// <summary>The same object, whose stream throws <see cref="StorageError.Corrupt"/> where it is another version.</summary>
    public static ObjectContent Wrap(ObjectContent content, ManifestEntry expected, string root) =>
        new(content.Info, new ExpectedStream(content, expected, root));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_content.Info.Length is { } announced && announced != _expected.Length) throw Another();
        var read = await _content.Stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        _hasher?.Append(buffer.Span[..read]);
        _length += read;
        if (read == 0 && !buffer.IsEmpty) CheckEnd();
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        _hasher?.Dispose();
        _content.Stream.Dispose();
        base.Dispose(disposing);
    }

    private void CheckEnd()
    {
        // Who reads on behind the end is told the same again; a hasher can be asked only once.
        if (_isChecked) return;
        if (_length != _expected.Length || (_hasher is not null && _hasher.Finish() != _expected.Hash)) throw Another();
        _isChecked = true;
    }

    private StorageException Another() => new(
        StorageError.Corrupt,
        string.Create(CultureInfo.InvariantCulture, $"{_expected.Key} at {_root} is not the version that arrived on {_expected.Time.UtcDateTime:yyyy-MM-dd}")
        + (_expected.Root.Length > 0 ? $" from {_expected.Root}." : "."));
}
