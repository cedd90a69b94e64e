using RapidAI4EO.Corpus;
using RapidAI4EO.Search.Cql2.Syntax;

namespace RapidAI4EO.Search.Filters;

/// <summary>What to tell someone who wrote a name that nothing here has.</summary>
internal static class UnknownProperty
{
    public static InvalidInputException Error(PropertyName property, FilterScope scope)
    {
        var shown = DisplayText.Text(property.Name);
        if (Queryables.Find(property.Name) is { IsOfItems: true })
        {
            return Cql2Error.At(property.Place, $"'{shown}' is a property of items, and here samples are chosen. Choose products and time steps apart from the filter.");
        }

        return Cql2Error.At(property.Place, $"there is no property '{shown}'. {Advice(property.Name, scope)}");
    }

    public static InvalidInputException Error(FunctionCall call) => Cql2Error.At(
        call.Place, $"there is no function '{DisplayText.Text(call.Name)}'. Those of the standard are here: CASEI, ACCENTI, and the S_, T_ and A_ functions.");

    private static string Advice(string name, FilterScope scope)
    {
        if (Queryables.Find(name.ToLowerInvariant()) is { } lower)
        {
            return $"Did you mean {lower.Name}?";
        }

        if (Queryables.Titled(name) is { Count: > 0 } titled)
        {
            return $"More than one class or group is called so: write {string.Join(" or ", titled.Select(q => q.Name))}.";
        }

        if (name.StartsWith("clc", StringComparison.OrdinalIgnoreCase))
        {
            return Meant(name) is { } meant ? $"Did you mean {Describe(meant)}?" : $"Of land cover there are {string.Join(", ", LikeClass(name).Select(Describe))}.";
        }

        if (Containing(name) is { Count: > 0 } containing)
        {
            return $"Did you mean {string.Join(", ", containing.Select(Describe))}?";
        }

        if (Spelling.Nearest(name, scope.Queryables.Select(q => q.Name)) is { } near) return $"Did you mean {near}?";
        if (Spelling.Nearest(name, scope.Queryables.Where(q => q.Classes.Count > 0).Select(q => q.Title)) is { } title) return $"Did you mean \"{title}\"?";
        var others = string.Join(", ", scope.Queryables.Where(q => q.Classes.Count == 0).Select(q => q.Name));
        return $"The properties are {others} and the classes and groups of land cover, such as clc_311, clc_31 and clc_3.";
    }

    private static string Describe(Queryable share) => $"{share.Name} ({share.Title})";

    /// <summary>The class or group whose digits these are, with zeros for the levels below a group: <c>clc311</c>, <c>clc_3.1.1</c>, <c>clc_310</c>.</summary>
    private static Queryable? Meant(string name)
    {
        var digits = string.Concat(name.Where(char.IsAsciiDigit));
        return Queryables.Find($"clc_{digits}") ?? Queryables.Find($"clc_{digits.TrimEnd('0')}");
    }

    /// <summary>The groups with a word in their names, or the classes where no group has it.</summary>
    private static List<Queryable> Containing(string word)
    {
        const int ShortestWord = 4;
        if (word.Length < ShortestWord) return [];
        var shares = Queryables.All.Where(q => q.Classes.Count > 0 && q.Title.Contains(word.Trim(), StringComparison.OrdinalIgnoreCase)).ToList();
        var groups = shares.Where(q => q.Classes.Count > 1).ToList();
        return groups.Count > 0 ? groups : shares;
    }

    /// <summary>Those of the same first digit, or the groups of one digit where it is none of theirs.</summary>
    private static IEnumerable<Queryable> LikeClass(string name)
    {
        const int Start = 5;
        var cover = Queryables.All.Where(q => q.Classes.Count > 0).ToList();
        var like = cover.Where(known => name.Length >= Start && known.Name.AsSpan().StartsWith(name.AsSpan(0, Start), StringComparison.OrdinalIgnoreCase)).ToList();
        return like.Count > 0 ? like : cover.Where(known => known.Name.Length == Start);
    }
}
