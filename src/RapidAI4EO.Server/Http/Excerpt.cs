namespace RapidAI4EO.Server.Http;

/// <summary>Makes what a client wrote fit to be quoted in a message: short and on one line.</summary>
internal static class Excerpt
{
    private const int MaxLength = 80;

    public static string Of(string text)
    {
        var shown = new string([.. text.Take(MaxLength).Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '?' : c)]);
        return text.Length > MaxLength ? shown + "..." : shown;
    }
}
