using RapidAI4EO.Training.Export.Plan;

namespace RapidAI4EO.Training.Export.Zarr;

/// <summary>How the images of a sample are divided into chunks.</summary>
internal static class ZarrChunks
{
    /// <summary>
    /// A chunk is read whole. Eight megabytes come in some milliseconds from a disk or a server; larger ones make a reader of a few
    /// dates read much for nothing, smaller ones make millions of files more.
    /// </summary>
    public const int DefaultBytes = 8 << 20;

    /// <summary>Time steps of a chunk: as many as make the usual size, evened out so that the last chunk is about as full as the others.</summary>
    public static int StepsOf(ImageArray array, int? asked)
    {
        var all = array.Steps.Count;
        if (asked is { } steps) return Math.Min(steps, all);
        var most = Math.Clamp(DefaultBytes / array.StepBytes, 1, all);
        var chunks = (all + most - 1) / most;
        return (all + chunks - 1) / chunks;
    }
}
