using RapidAI4EO.Server.Queries;

namespace RapidAI4EO.Server.Answers;

/// <summary>
/// What a selection of fields says of one member of items and of those below it: asked once for each, since all items have the same. Not safe
/// for use by many threads.
/// </summary>
/// <param name="fields">The selection.</param>
/// <param name="path">The names from the item to the member, with dots between; none for the item itself. What stands in an array has the array's.</param>
internal sealed class FieldNode(FieldSelection fields, string path)
{
    private readonly Dictionary<string, FieldNode> _members = new(StringComparer.Ordinal);

    /// <summary>Whether the member is written where it holds others: they are asked in turn.</summary>
    public bool IsIncluded { get; } = path.Length == 0 || IsIdentity(path) || fields.Includes(path);

    /// <summary>Whether the member is written where it holds no others.</summary>
    public bool IsValueIncluded { get; } = IsIdentity(path) || fields.IncludesWhole(path);

    public FieldNode Member(string name)
    {
        if (!_members.TryGetValue(name, out var member)) _members.Add(name, member = new FieldNode(fields, path.Length == 0 ? name : $"{path}.{name}"));
        return member;
    }

    private static bool IsIdentity(string path) => path is "type" or "stac_version" or "id";
}
