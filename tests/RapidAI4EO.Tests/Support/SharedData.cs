using Xunit;

namespace RapidAI4EO.Tests.Support;

/// <summary>Reference data that lie beside the repository and are not part of it: the real chip, schemas. Tests skip where they are absent.</summary>
internal static class SharedData
{
    private const string Solution = "RapidAI4EO.slnx";

    /// <summary>The key of the real chip in <c>data/</c>.</summary>
    public const string RealChipKey = "imagery/33N/15E-200N/33N_15E-200N_01_09/PF-SR/2018-01-03.tif";

    public static byte[] RealChip() => File.ReadAllBytes(PathOf("data/33N_15E-200N_01_09_PF-SR_2018-01-03.tif"));

    /// <summary>The path of a file or folder; skips the running test where there is none.</summary>
    public static string PathOf(string name)
    {
        var path = Root() is { } root ? Path.Combine(root, name) : null;
        Assert.SkipUnless(Path.Exists(path), $"The reference data '{name}' are not here: they are expected in a folder 'shared' beside the repository.");
        return path!;
    }

    /// <summary>The folder of the repository: tests run somewhere below it.</summary>
    public static string Repository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Solution)))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"{Solution} is not above {AppContext.BaseDirectory}.");
    }

    private static string? Root() => Directory.GetParent(Repository()) is { } parent ? Path.Combine(parent.FullName, "shared") : null;
}
