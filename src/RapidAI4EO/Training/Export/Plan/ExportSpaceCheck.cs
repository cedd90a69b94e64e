using System.Globalization;
using RapidAI4EO.Files;

namespace RapidAI4EO.Training.Export.Plan;

/// <summary>Looks before an export whether it finds room: unlike files to be fetched, arrays have a size that is known beforehand.</summary>
internal static class ExportSpaceCheck
{
    /// <param name="plan">What is exported.</param>
    /// <param name="files">Files of all its images.</param>
    /// <param name="folder">Where to.</param>
    /// <param name="rows">Samples that are still to be written.</param>
    /// <exception cref="DestinationException">They find no room.</exception>
    public static void Require(ExportPlan plan, long files, string folder, int rows)
    {
        var (bytes, inodes) = (rows * plan.SampleBytes, files * rows / plan.Rows);
        var space = DiskSpace.Of(folder);
        if (space.FitOf(bytes, MarginOf(plan.Options), inodes) != SpaceFit.TooSmall) return;
        var sentence = space.FreeInodes < inodes
            ? string.Create(CultureInfo.InvariantCulture, $"{rows:N0} samples to write make {inodes:N0} files, but the file system of {folder} takes only {space.FreeInodes:N0} more (inodes).")
            : string.Create(CultureInfo.InvariantCulture, $"{rows:N0} samples to write, {Size(bytes)} of arrays, but {folder} has {Size(space.FreeBytes ?? 0)} free.");
        throw new DestinationException($"{sentence} Free some, take another folder or fewer samples, or go on anyway with --force.");
    }

    /// <summary>Packed, reflectances keep more than half of their bytes. How much is left of samples that are dropped nobody knows, as with downloads.</summary>
    private static long? MarginOf(ExportOptions options) => options.Compresses || options.Missing == MissingChips.Drop ? null : 0;

    private static string Size(long bytes) => bytes < 1_000_000_000 ? string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:N1} MB") : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:N1} GB");
}
