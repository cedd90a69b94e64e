using RapidAI4EO.Corpus;
using RapidAI4EO.Search.Cql2;

namespace RapidAI4EO.Search.Filters;

/// <summary>What to tell someone who wrote a name that nothing here has.</summary>
internal static class UnknownProperty
{
    public static InvalidInputException Error(PropertyName property, FilterScope scope)
    {
        var shown = Shown.Text(property.Name);
        if (Queryables.Find(property.Name) is { IsOfItems: true })
        {
            return Cql2Error.At(property.Place, $"'{shown}' is a property of items, and here samples are chosen. Choose products and time steps apart from the filter.");
        }

        return Cql2Error.At(property.Place, $"there is no property '{shown}'. {Advice(property.Name, scope)}");
    }

    public static InvalidInputException Error(FunctionCall call) => Cql2Error.At(
        call.Place, $"there is no function '{Shown.Text(call.Name)}'. Those of the standard are here: CASEI, ACCENTI, and the S_, T_ and A_ functions.");

    private static string Advice(string name, FilterScope scope)
    {
        if (Queryables.Find(name.ToLowerInvariant()) is { } lower)
        {
            return $"Did you mean {lower.Name}?";
        }

        if (name.StartsWith("clc", StringComparison.OrdinalIgnoreCase))
        {
            return $"Of land cover there are {string.Join(", ", LikeClass(name))}.";
        }

        var others = string.Join(", ", scope.Queryables.Where(q => q.Classes.Count == 0).Select(q => q.Name));
        return $"The properties are {others} and the classes and groups of land cover, such as clc_311, clc_31 and clc_3.";
    }

    /// <summary>Those of the same first digit, or the groups of one digit where it is none of theirs.</summary>
    private static IEnumerable<string> LikeClass(string name)
    {
        const int Start = 5;
        var cover = Queryables.All.Where(q => q.Classes.Count > 0).Select(q => q.Name).ToList();
        var like = cover.Where(known => name.Length >= Start && known.AsSpan().StartsWith(name.AsSpan(0, Start), StringComparison.OrdinalIgnoreCase)).ToList();
        return like.Count > 0 ? like : cover.Where(known => known.Length == Start);
    }
}
