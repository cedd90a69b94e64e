using RapidAI4EO.Tests.Support;

namespace RapidAI4EO.Tests.Training.Batches;

/// <summary>
/// A training set that NumPy and python3-zarr wrote, and not the program: seven samples with five images of 2 x 3 x 4 numbers, which count
/// up from 0 through the whole array.
/// </summary>
internal static class PythonSet
{
    public const int Samples = 7;
    public const int Steps = 5;
    public const int StepValues = 2 * 3 * 4;
    public const int RowValues = Steps * StepValues;

    private const string Begin = """
        import json, os, sys
        import numpy as np
        folder = sys.argv[1]
        os.makedirs(folder, exist_ok=True)
        images = np.arange(7 * 5 * 2 * 3 * 4, dtype="<i2").reshape(7, 5, 2, 3, 4)
        labels = np.arange(7 * 3, dtype="<f4").reshape(7, 3) / 8
        ids = np.array([f"33N_15E-200N_01_{n:02}" for n in range(1, 8)], dtype="<U18")
        splits = np.array([0, 1, 0, 255, 1, 0, 0], dtype="u1")
        def describe(format, **more):
            with open(os.path.join(folder, "export.json"), "w") as file:
                json.dump({"format": format, "samples": 7, "splits": ["train", "test"], "label": {"keys": ["a", "b", "c"]},
                           "arrays": [{"name": "planet", "bands": ["x", "y"], "times": [f"2018-01-{d:02}T10:30:00Z" for d in (3, 8, 13, 18, 23)]}], **more}, file)
        """;

    private const string Zarr = """
        import zarr
        from numcodecs import Zlib
        group = zarr.open_group(folder, mode="w")
        packed = Zlib(1) if sys.argv[2] == "zlib" else None
        steps = int(sys.argv[3])
        group.create_dataset("planet", data=images, chunks=(1, steps, 2, 3, 4), compressor=packed, fill_value=-1)
        group.create_dataset("label", data=labels, chunks=(4, 3), compressor=None)
        group.create_dataset("sample_id", data=ids, chunks=(4,), compressor=None)
        group.create_dataset("split", data=splits, chunks=(7,), compressor=packed)
        group.create_dataset("planet_time", data=np.arange(5), chunks=(5,), compressor=None)
        zarr.consolidate_metadata(folder)
        describe("zarr")
        """;

    public static void WriteZarr(string folder, bool isPacked, int chunkSteps) =>
        Gdal.Run(Begin + "\n" + Zarr, folder, isPacked ? "zlib" : "none", chunkSteps.ToString());
}
