using System.Text.Json;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Geometry;

/// <summary>
/// Picks features by what follows the <c>#</c> of an area: an id, <c>property=value</c>, or the name of a TopoJSON object. The
/// first of these that fits anything counts; ids and values are compared as text, letter for letter.
/// </summary>
internal static class FeaturePicker
{
    private const int Listed = 5;

    /// <exception cref="InvalidInputException">Nothing fits; the message lists some of what would have.</exception>
    public static IReadOnlyList<AreaFeature> Pick(IReadOnlyList<AreaFeature> features, string fragment, string source)
    {
        var equals = fragment.IndexOf('=');
        var (property, value) = equals > 0 ? (fragment[..equals], fragment[(equals + 1)..]) : (null, null);

        AreaFeature[] picked = [.. features.Where(f => f.Id == fragment)];
        if (picked.Length == 0 && property is not null)
        {
            picked = [.. features.Where(f => Json.Text(f.Properties, property) == value)];
        }

        if (picked.Length == 0)
        {
            picked = [.. features.Where(f => f.Layer == fragment)];
        }

        return picked.Length > 0 ? picked : throw NotFound(features, fragment, property, source);
    }

    private static InvalidInputException NotFound(
        IReadOnlyList<AreaFeature> features, string fragment, string? property, string source)
    {
        var wanted = $"{source}: no feature fits '#{DisplayText.Text(fragment)}'.";
        string[] values = property is null ? [] : [.. features.Select(f => Json.Text(f.Properties, property)).OfType<string>().Distinct()];
        if (values.Length > 0)
        {
            return new($"{wanted} Values of '{DisplayText.Text(property)}' in it: {Some(values)}.");
        }

        string[] ids = [.. features.Select(f => f.Id).OfType<string>().Distinct()];
        if (ids.Length > 0 && property is null)
        {
            return new($"{wanted} Ids in it: {Some(ids)}.");
        }

        string[] names = [.. features.SelectMany(PropertyNames).Distinct()];
        if (names.Length > 0)
        {
            return new($"{wanted} Pick by a property, #property=value; properties in it: {Some(names)}.");
        }

        return new(ids.Length > 0
            ? $"{wanted} Its features have no properties. Ids in it: {Some(ids)}."
            : $"{wanted} Its features have no ids and no properties to pick by.");
    }

    private static IEnumerable<string> PropertyNames(AreaFeature feature) =>
        feature.Properties.ValueKind == JsonValueKind.Object ? feature.Properties.EnumerateObject().Select(p => p.Name) : [];

    private static string Some(string[] names)
    {
        var shown = string.Join(", ", names.Take(Listed).Select(name => $"'{DisplayText.Text(name)}'"));
        return names.Length > Listed ? $"{shown} and {names.Length - Listed} more" : shown;
    }
}
