namespace RapidAI4EO.Files;

/// <summary>Finds links below a destination: what lies behind one may be anyone's, and is neither deleted nor written over.</summary>
internal static class LinkFinder
{
    /// <summary>Whether a path is a link, a broken one as well.</summary>
    public static bool IsLink(string path) => new FileInfo(path).LinkTarget is not null;

    /// <summary>Whether a path below a destination, or a folder on the way to it, is a link. The destination itself may be one.</summary>
    public static bool IsOnTheWay(string destination, string path)
    {
        var at = destination;
        foreach (var name in path.Split('/', Path.DirectorySeparatorChar))
        {
            at = Path.Combine(at, name);
            if (IsLink(at)) return true;
        }

        return false;
    }
}
