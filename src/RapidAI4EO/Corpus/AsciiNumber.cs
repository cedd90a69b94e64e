namespace RapidAI4EO.Corpus;

/// <summary>Reads unsigned decimal digits and nothing else: no sign, no spaces, no other scripts' digits.</summary>
internal static class AsciiNumber
{
    /// <summary>Up to nine digits.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        if (text.IsEmpty || text.Length > 9)
        {
            return false;
        }

        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }

            value = (value * 10) + (c - '0');
        }

        return true;
    }
}
