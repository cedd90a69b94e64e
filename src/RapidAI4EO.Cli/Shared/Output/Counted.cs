namespace RapidAI4EO.Cli.Shared.Output;

/// <summary>Numbers of things for people.</summary>
internal static class Counted
{
    /// <summary><c>1 file</c>, <c>1,386 files</c>.</summary>
    public static string Files(long count) => count == 1 ? "1 file" : $"{count:N0} files";

    /// <summary><c>1 sample</c>, <c>198 samples</c>.</summary>
    public static string Samples(long count) => count == 1 ? "1 sample" : $"{count:N0} samples";

    /// <summary><c>1 chip</c>, <c>84 chips</c>.</summary>
    public static string Chips(long count) => count == 1 ? "1 chip" : $"{count:N0} chips";

    /// <summary><c>1 image</c>, <c>73 images</c>.</summary>
    public static string Images(long count) => count == 1 ? "1 image" : $"{count:N0} images";

    /// <summary><c>1 block</c>, <c>24 blocks</c>.</summary>
    public static string Blocks(long count) => count == 1 ? "1 block" : $"{count:N0} blocks";

    /// <summary><c>is</c> or <c>are</c>, <c>was</c> or <c>were</c>.</summary>
    public static string Verb(long count, string one, string many) => count == 1 ? one : many;
}
