using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using RapidAI4EO.Corpus;
using RapidAI4EO.Search.Output.Lists;

namespace RapidAI4EO.Stac.Computed;

/// <summary>
/// The <c>assets</c> of one item, ready to write. All items of a tile have the same but for row and column, so the page is set
/// once a tile, and then only five characters an asset change. Not safe for use by many threads.
/// </summary>
/// <param name="fragments">The assets.</param>
/// <param name="hrefRoot">What stands before each key.</param>
internal sealed class AssetPage(AssetFragments fragments, string hrefRoot)
{
    /// <summary>Row, underscore, column: the end of every id.</summary>
    private const int PlaceLength = 5;

    private readonly string _root = JsonEncodedText.Encode(hrefRoot, ComputedJson.Encoder).Value;
    private readonly int[] _placesAt = new int[fragments.Heads.Length];
    private readonly List<byte> _page = [];
    private Dictionary<string, byte[]> _hrefs = [];
    private Tile _tile;
    private bool _isPadded;

    /// <summary>The whole object; valid until the next call.</summary>
    public ReadOnlySpan<byte> Of(SampleId id)
    {
        if (id.Tile != _tile || id.Tile.HasPaddedEasting != _isPadded || _page.Count == 0) SetTile(id);
        Span<byte> text = stackalloc byte[SampleId.MaxLength];
        var place = text[(id.WriteTo(text) - PlaceLength)..][..PlaceLength];
        var page = CollectionsMarshal.AsSpan(_page);
        foreach (var at in _placesAt) place.CopyTo(page.Slice(at, PlaceLength));
        return page;
    }

    /// <summary>The same with those assets only whose files are here, and with the files' sizes and checksums.</summary>
    public ReadOnlySpan<byte> Of(SampleId id, IEnumerable<AssetFile> files)
    {
        SetHrefs(id);
        _tile = default;
        _page.Clear();
        _page.Add((byte)'{');
        foreach (var (file, at) in files.Select(file => (file, fragments.IndexOf(file.Key))).Where(found => found.Item2 >= 0).OrderBy(found => found.Item2))
        {
            AddAsset(at);
            _page.AddRange(FileMetadata.Members(file));
            _page.Add((byte)'}');
        }

        _page.Add((byte)'}');
        return CollectionsMarshal.AsSpan(_page);
    }

    private void SetTile(SampleId id)
    {
        (_tile, _isPadded) = (id.Tile, id.Tile.HasPaddedEasting);
        SetHrefs(id);
        _page.Clear();
        _page.Add((byte)'{');
        for (var i = 0; i < _placesAt.Length; i++)
        {
            _placesAt[i] = AddAsset(i) - PlaceLength;
            _page.Add((byte)'}');
        }

        _page.Add((byte)'}');
    }

    private void SetHrefs(SampleId id) => _hrefs = fragments.Prefixes.Distinct()
        .ToDictionary(prefix => prefix, prefix => Encoding.UTF8.GetBytes(_root + KeyForm.Head(prefix, id)));

    /// <summary>Adds an asset but for its closing brace.</summary>
    /// <returns>Where its sample's id ends.</returns>
    private int AddAsset(int asset)
    {
        if (_page.Count > 1) _page.Add((byte)',');
        _page.AddRange(fragments.Heads[asset]);
        _page.AddRange(_hrefs[fragments.Prefixes[asset]]);
        var end = _page.Count;
        _page.AddRange(fragments.Tails[asset]);
        return end;
    }
}
