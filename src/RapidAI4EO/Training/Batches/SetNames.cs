namespace RapidAI4EO.Training.Batches;

/// <summary>What the arrays of an export are called that have an entry a sample. Others, as time axes and names, are the same for all.</summary>
internal static class SetNames
{
    public const string SampleId = "sample_id";
    public const string Split = "split";
    public const string Label = "label";
    public const string Epsg = "epsg";
    public const string Bounds = "bounds";
    public const string ValidSuffix = "_valid";
    public const string TransformSuffix = "_transform";

    public static IReadOnlyList<string> Of(SetDescription description)
    {
        var images = description.Arrays.Select(array => array.Name).ToList();
        return
        [
            .. images,
            .. images.Select(name => name + ValidSuffix),
            .. images.Select(name => name + TransformSuffix),
            SampleId, Label, Split, Epsg, Bounds,
        ];
    }
}
