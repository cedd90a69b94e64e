using RapidAI4EO.Stac.Computed;

namespace RapidAI4EO.Server.Queries;

/// <summary>
/// What the Fields extension leaves of an item. Where something is included, only that; what is excluded goes; the longer name counts
/// where both speak of one member, and what is included where they are the same. An item's type, version and id always stay, or it could not be told from others.
/// </summary>
internal sealed class FieldSelection
{
    /// <summary>What an empty list of fields leaves, as the extension recommends.</summary>
    public static IReadOnlyList<string> Default { get; } =
        ["geometry", "bbox", "links", "assets", "collection", "properties.datetime", "properties.start_datetime", "properties.end_datetime"];

    private readonly string[] _included;
    private readonly string[] _excluded;

    private FieldSelection(string[] included, string[] excluded) => (_included, _excluded) = (included, excluded);

    /// <param name="terms">Names, those to leave out with a minus.</param>
    public static FieldSelection Parse(IReadOnlyList<string> terms)
    {
        string[] Named(bool excluded) => [.. terms.Where(term => term.StartsWith('-') == excluded).Select(term => term.TrimStart('+', '-', ' ')).Where(name => name.Length > 0)];
        var (included, without) = (Named(excluded: false), Named(excluded: true));
        return included.Length + without.Length == 0 ? new FieldSelection([.. Default], []) : new FieldSelection(included, without);
    }

    public ItemFields ToItemFields() => new(Includes);

    /// <summary>Whether a member is written, as <c>bbox</c> or <c>properties.gsd</c>.</summary>
    private bool Includes(string member)
    {
        var named = Longest(_included, member);
        // Of an object of which something is wanted, the object is written.
        if (named < 0 && _included.Any(name => name.StartsWith(member + ".", StringComparison.Ordinal))) return true;
        return (_included.Length == 0 || named >= 0) && Longest(_excluded, member) <= named;
    }

    /// <summary>The length of the longest name that is the member or an object around it; -1 for none.</summary>
    private static int Longest(string[] names, string member) => names
        .Where(name => member == name || (member.StartsWith(name, StringComparison.Ordinal) && member[name.Length] == '.'))
        .Select(name => name.Length).DefaultIfEmpty(-1).Max();
}
