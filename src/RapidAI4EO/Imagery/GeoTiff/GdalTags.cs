using RapidAI4EO.Corpus;

namespace RapidAI4EO.Imagery.GeoTiff;

/// <summary>
/// The two tags in which GDAL keeps what TIFF has no place for: the names and scales of bands, and the sample that means none. They are read
/// as GDAL reads them; what neither it nor we can understand is kept as a doubt, since pixels mean something else without it.
/// </summary>
internal sealed class GdalTags
{
    // Nobody describes bands at greater length.
    private const int MaxCharacters = 1 << 20;

    private readonly List<string> _doubts = [];

    private GdalTags(string? nodata, string? metadata, int bands)
    {
        Nodata = nodata is null ? null : NodataOf(nodata);
        Descriptions = new BandDescription[bands];
        Array.Fill(Descriptions, BandDescription.Unknown);
        if (metadata is not null) Describe(metadata);
    }

    public double? Nodata { get; }

    /// <summary>One a band.</summary>
    public BandDescription[] Descriptions { get; }

    /// <summary>What cannot be understood, as ends of a sentence that begins with the file.</summary>
    public IReadOnlyList<string> Doubts => _doubts;

    public static GdalTags Read(string? nodata, string? metadata, int bands) => new(nodata, metadata, bands);

    private double? NodataOf(string text)
    {
        if (text.Trim().Length == 0) return null;
        if (GdalNumber.Read(text) is { } number) return number;
        _doubts.Add($"has '{DisplayText.Text(text)}' in its tag 42113 (GDAL_NODATA), which is no number, so nobody knows which pixels are nodata");
        return null;
    }

    private void Describe(string metadata)
    {
        try
        {
            if (metadata.Length > MaxCharacters) throw new FormatException($"is longer than {MaxCharacters} characters");
            foreach (var item in GdalXml.Items(metadata)) Apply(item);
        }
        catch (FormatException e)
        {
            Array.Fill(Descriptions, BandDescription.Unknown);
            _doubts.Add($"has a tag 42112 (GDAL_METADATA) that {e.Message}, so nobody knows the scales of its bands");
        }
    }

    private void Apply(GdalItem item)
    {
        if (GdalNumber.Read(item.Attributes.GetValueOrDefault("sample", "")) is not { } sample || !(sample >= 0 && sample < Descriptions.Length)) return;
        if (item.Value.Length == 0) return;
        var band = (int)sample;
        var before = Descriptions[band];
        Descriptions[band] = item.Attributes.GetValueOrDefault("role", "").ToLowerInvariant() switch
        {
            // GDAL escapes texts twice, once by itself and once as XML.
            "description" => before with { Name = GdalXml.Unescape(item.Value) },
            "scale" => before with { Scale = NumberOf(item, band) ?? before.Scale },
            "offset" => before with { Offset = NumberOf(item, band) ?? before.Offset },
            _ => before,
        };
    }

    private double? NumberOf(GdalItem item, int band)
    {
        if (GdalNumber.Read(item.Value) is { } number && double.IsFinite(number)) return number;
        _doubts.Add($"has '{DisplayText.Text(item.Value)}' as the {item.Attributes["role"].ToLowerInvariant()} of band {band + 1} in its tag 42112 (GDAL_METADATA), which is no number");
        return null;
    }
}
