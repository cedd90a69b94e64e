namespace RapidAI4EO.Training.Export.Plan;

/// <summary>What kind of files a training set is written as. docs/training.md describes each.</summary>
public enum ExportFormat
{
    /// <summary>A Zarr group, version 2: a file a chunk, some time steps of one sample.</summary>
    Zarr,

    /// <summary>NumPy files of many samples each.</summary>
    Npy,

    /// <summary>Tar files with the arrays of a sample side by side.</summary>
    WebDataset,

    /// <summary>Files of many samples each, with all their arrays.</summary>
    Safetensors,
}
