using RapidAI4EO.Corpus;

namespace RapidAI4EO.Training.Batches;

/// <summary>The arrays of an export, wherever its format keeps them.</summary>
internal static class ArrayFiles
{
    /// <exception cref="CorpusException">They are not as the format has them.</exception>
    public static IReadOnlyList<RowArray> Open(string folder, SetDescription description) => description.Format switch
    {
        "zarr" => ZarrGroup.Open(folder, description),
        "npy" => NpyArrays.Open(folder, description),
        "safetensors" => SafetensorsArrays.Open(folder, description),
        "webdataset" => TarArrays.Open(folder, description),
        _ => throw new CorpusException($"{folder} is an export as '{DisplayText.Text(description.Format)}', which is not read here."),
    };
}
