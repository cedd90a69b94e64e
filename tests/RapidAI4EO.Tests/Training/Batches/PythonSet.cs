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
                json.dump({"format": format, "samples": 7, "splits": ["train", "test"], "label": {"form": "fractions", "keys": ["a", "b", "c"]},
                           "arrays": [{"name": "planet", "bands": ["x", "y"], "fill_value": -1, "times": [f"2018-01-{d:02}T10:30:00Z" for d in (3, 8, 13, 18, 23)]}], **more}, file)
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

    private const string Npy = """
        for i, rows in enumerate((slice(0, 4), slice(4, 7))):
            np.save(os.path.join(folder, f"planet-{i:05}.npy"), images[rows])
        for name, array in dict(label=labels, sample_id=ids, split=splits, planet_time=np.arange(5)).items():
            np.save(os.path.join(folder, name + ".npy"), array)
        describe("npy", shards=[{"samples": 4, "files": ["planet-00000.npy"]}, {"samples": 3, "files": ["planet-00001.npy"]}])
        """;

    // As the format's description has it: https://github.com/huggingface/safetensors
    private const string Safetensors = """
        names = {"<i2": "I16", "<f4": "F32", "|u1": "U8"}
        shards = []
        for i, rows in enumerate((slice(0, 3), slice(3, 4), slice(4, 7))):
            tensors = dict(label=labels[rows], planet=images[rows], split=splits[rows], sample_id=ids[rows].astype("S18").view("u1").reshape(-1, 18))
            head, at = {"__metadata__": {"a": "b"}}, 0
            for name, array in tensors.items():
                head[name] = {"dtype": names[array.dtype.str], "shape": array.shape, "data_offsets": [at, at + array.nbytes]}
                at += array.nbytes
            text = json.dumps(head).encode()
            with open(os.path.join(folder, f"samples-{i:05}.safetensors"), "wb") as file:
                file.write(len(text).to_bytes(8, "little") + text)
                for array in tensors.values(): file.write(np.ascontiguousarray(array).tobytes())
            shards.append({"samples": len(ids[rows]), "files": [f"samples-{i:05}.safetensors"]})
        describe("safetensors", shards=shards)
        """;

    private const string WebDataset = """
        import io, tarfile
        def add(tar, name, data):
            member = tarfile.TarInfo(name)
            member.size = len(data)
            tar.addfile(member, io.BytesIO(data))
        parts = [slice(0, 5), slice(5, 7)]
        for i, rows in enumerate(parts):
            with tarfile.open(os.path.join(folder, f"samples-{i:06}.tar"), "w", format=tarfile.PAX_FORMAT if i else tarfile.USTAR_FORMAT) as tar:
                for row in range(7)[rows]:
                    data = io.BytesIO()
                    np.save(data, images[row])
                    add(tar, ids[row] + ".planet.npy", data.getvalue())
                    facts = dict(sample_id=ids[row], epsg=32633, bounds=[0, 1, 2, 3], split=["train", "test", "none"][min(splits[row], 2)],
                                 label=labels[row].tolist(), planet_valid=[1] * 5, planet_transform=[0, 3, 0, 0, 0, -3])
                    add(tar, ids[row] + ".json", json.dumps(facts).encode())
        describe("webdataset", shards=[{"samples": len(ids[rows]), "files": [f"samples-{i:06}.tar"]} for i, rows in enumerate(parts)])
        """;

    /// <param name="folder">Gets the set.</param>
    /// <param name="format">As exports call it.</param>
    public static void Write(string folder, string format) => Gdal.Run(Begin + "\n" + (format == "npy" ? Npy : format == "safetensors" ? Safetensors : WebDataset), folder);

    public static void WriteZarr(string folder, bool isPacked, int chunkSteps) =>
        Gdal.Run(Begin + "\n" + Zarr, folder, isPacked ? "zlib" : "none", chunkSteps.ToString());
}
