namespace RapidAI4EO.Corpus;

/// <summary>Finds what someone may have meant who wrote a name that there is not.</summary>
public static class Spelling
{
    /// <summary>Letters to put in, take out or change to get from one text to the other: Levenshtein's distance, row by row.</summary>
    public static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var row = new int[b.Length + 1];
        for (var j = 0; j < row.Length; j++) row[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, 1 + Math.Min(row[j - 1], diagonal));
            }
        }

        return row[^1];
    }

    /// <summary>The name that is most like a text, upper or lower case; null where none is like it.</summary>
    public static string? Nearest(string text, IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(names);
        var typed = text.ToLowerInvariant();
        var (nearest, least) = ((string?)null, 2 + (text.Length / 4));
        foreach (var name in names)
        {
            var distance = Distance(typed, name.ToLowerInvariant());
            if (distance < least) (nearest, least) = (name, distance);
        }

        return nearest;
    }
}
