using System.Text.Json;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Geometry;

/// <summary>One feature of a file, not decoded yet: of many, a fragment may pick one.</summary>
/// <remarks>
/// The id is text, also where it is written as a number, and null where there is none. The layer is the TopoJSON object that
/// holds the feature, null in GeoJSON. The properties are an object, or anything else for none.
/// </remarks>
internal sealed record AreaFeature(
    InputLocation Place, string? Id, string? Layer, JsonElement Properties, JsonElement Geometry, GeometryDecoder Decoder)
{
    public NtsGeometry? Decode() => Decoder.Decode(Geometry, Place);

    /// <summary>How messages call a feature: by its number, counted from 1, and by its id.</summary>
    public static string Label(int number, string? id) => id is null ? $"feature {number}" : $"feature {number} ('{DisplayText.Text(id)}')";
}
