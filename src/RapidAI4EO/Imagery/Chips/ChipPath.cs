using RapidAI4EO.Corpus;

namespace RapidAI4EO.Imagery.Chips;

/// <summary>Finds out which asset a file is, by its path alone.</summary>
public static class ChipPath
{
    private const int KeyParts = 6;

    /// <summary>
    /// The asset of a path that ends as a key does, or whose name is a key's last three parts with underscores between them:
    /// <c>33N_15E-200N_01_09_PF-SR_2018-01-03.tif</c>. Null for any other file.
    /// </summary>
    public static AssetKey? Find(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var parts = path.Split('/', '\\');
        return AssetKey.TryParse(string.Join('/', parts[Math.Max(0, parts.Length - KeyParts)..]), out var key) ? key : FindFlat(parts[^1]);
    }

    private static AssetKey? FindFlat(string name)
    {
        foreach (var product in Product.Images)
        {
            var at = name.IndexOf($"_{product.Code}_", StringComparison.Ordinal);
            if (at < 0 || !name.EndsWith(".tif", StringComparison.Ordinal) || !SampleId.TryParse(name.AsSpan(0, at), out var sample)) continue;
            if (product.FindStep(name.AsSpan(at + product.Code.Length + 2)[..^4]) is { } step) return new AssetKey(sample, product, step);
        }

        return null;
    }
}
