namespace RapidAI4EO.Search.Cql2.Json;

/// <summary>Numbers of text as JSON writes them: it wants digits on both sides of a point and no zeros in front.</summary>
internal static class JsonNumber
{
    public static string Of(string text)
    {
        var sign = text is ['-', ..] ? "-" : "";
        var rest = text.AsSpan().TrimStart("+-");
        var e = rest.IndexOfAny('e', 'E');
        var mantissa = e < 0 ? rest : rest[..e];
        var exponent = e < 0 ? "" : rest[e..];
        var point = mantissa.IndexOf('.');
        var whole = (point < 0 ? mantissa : mantissa[..point]).TrimStart('0');
        var fraction = point < 0 ? "" : mantissa[(point + 1)..];
        return $"{sign}{(whole.IsEmpty ? "0" : whole)}{(fraction.IsEmpty ? "" : ".")}{fraction}{exponent}";
    }
}
