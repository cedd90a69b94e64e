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

    /// <summary>
    /// Whether a name goes deeper than the members of an item and of its properties, as <c>assets.s2_2018-05.href</c> does: then
    /// <see cref="ToItemFields"/> leaves more than was asked for.
    /// </summary>
    public bool IsNested => _included.Concat(_excluded).Any(name => name.Count(c => c == '.') > (name.StartsWith("properties.", StringComparison.Ordinal) ? 1 : 0));

    public ItemFields ToItemFields() => new(Includes);

    /// <summary>Whether a member is written, as <c>bbox</c>, <c>properties.gsd</c> or <c>assets.labels.href</c>: itself, or as what holds something that is.</summary>
    public bool Includes(string member)
    {
        // Of an object of which something is wanted, the object is written.
        return IncludesWhole(member) || (Longest(_included, member) < 0 && _included.Any(name => name.StartsWith(member + ".", StringComparison.Ordinal)));
    }

    /// <summary>Whether a member that holds no others is written.</summary>
    public bool IncludesWhole(string member)
    {
        var named = Longest(_included, member);
        return (_included.Length == 0 || named >= 0) && Longest(_excluded, member) <= named;
    }

    /// <summary>The length of the longest name that is the member or an object around it; -1 for none.</summary>
    private static int Longest(string[] names, string member) => names
        .Where(name => member == name || (member.StartsWith(name, StringComparison.Ordinal) && member[name.Length] == '.'))
        .Select(name => name.Length).DefaultIfEmpty(-1).Max();
}
