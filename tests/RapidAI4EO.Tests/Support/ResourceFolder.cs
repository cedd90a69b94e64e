using System.IO.Compression;
using System.Text;
using RapidAI4EO.Corpus;
using RapidAI4EO.Index.Build;

namespace RapidAI4EO.Tests.Support;

/// <summary>
/// The three resource files of a few samples, written as plainly as can be: tests change a line and see what the build says.
/// </summary>
public sealed class ResourceFolder : IDisposable
{
    private readonly TestFolder _folder = new();

    public ResourceFolder(params string[] ids)
    {
        Features = [.. ids.Select(id => Feature(id))];
        Rows = [.. ids.Select(id => Row(id, ("clc_311", "0.75"), ("clc_312", "0.25")))];
        Mappings = string.Concat(MappingReader.PublishedLines.Select(line => line + "\n"));
    }

    public List<string> Features { get; }

    public List<string> Rows { get; }

    public string Header { get; set; } = string.Join(',', ClcNomenclature.Classes.Select(c => c.Property).Prepend("sample_id"));

    public string Mappings { get; set; }

    public string Path => _folder.Path;

    public string IndexPath => _folder["test.index"];

    public string GeometriesPath => _folder[ResourceFiles.GeometriesName];

    public string LabelsPath => _folder[ResourceFiles.LabelsName];

    public static string Feature(string id, string? ring = null) =>
        $$$"""{"type":"Feature","properties":{"sample_id":"{{{id}}}"},"geometry":{"type":"Polygon","coordinates":[[{{{ring ?? Ring(id)}}}]]}}""";

    /// <summary>The published ring of a sample, moved by some degrees of longitude.</summary>
    public static string Ring(string id, double by = 0, int decimals = 5)
    {
        var c = SampleId.Parse(id).Footprint.Corners.Rounded(decimals);
        return string.Join(',', new[] { c.SouthEast, c.NorthEast, c.NorthWest, c.SouthWest, c.SouthEast }
            .Select(p => $"[{Math.Round(p.Longitude + by, 9)},{p.Latitude}]"));
    }

    public static string Row(string id, params (string Class, string Share)[] shares) => id + string.Concat(ClcNomenclature.Classes.Select(
        c => "," + (shares.FirstOrDefault(s => s.Class == c.Property).Share ?? "0.0")));

    public ResourceFolder Write(Func<string, string>? geometries = null, Func<string, string>? labels = null)
    {
        var json = $$"""{"type":"FeatureCollection","features":[{{string.Join(",\n", Features)}}]}""";
        Gzip(GeometriesPath, geometries is null ? json : geometries(json));
        var csv = string.Join('\n', Rows.Prepend(Header)) + "\n";
        Gzip(LabelsPath, labels is null ? csv : labels(csv));
        File.WriteAllText(_folder[ResourceFiles.MappingsName], Mappings);
        return this;
    }

    public Task<IndexBuildReport> BuildAsync(bool lenient = false) =>
        new IndexBuilder(ResourceFiles.In(Path), new IndexBuildOptions { Lenient = lenient }).BuildAsync(IndexPath);

    public void Dispose() => _folder.Dispose();

    private static void Gzip(string path, string text)
    {
        using var file = new GZipStream(File.Create(path), CompressionLevel.Fastest);
        file.Write(Encoding.UTF8.GetBytes(text));
    }
}
