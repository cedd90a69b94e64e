namespace RapidAI4EO.Tests.Training.Export;

/// <summary>Reads an export with what Debian has for Python, and compares all of it with chips that GDAL reads and with what the test knows.</summary>
internal static class ExportScript
{
    /// <summary>
    /// Arguments: format, export, root, and a JSON file: ids, epsg, labels, splits, and of each array its product's code, and for each
    /// sample and step the name of the file that must stand there (null for the fill value) and the digit of *_valid.
    /// </summary>
    public const string Text = """
        import glob, io, json, struct, sys, tarfile
        import numpy as np
        from osgeo import gdal
        gdal.UseExceptions()
        form, folder, root, truth = sys.argv[1:]
        truth = json.load(open(truth))
        mark = json.load(open(f"{folder}/export.json"))

        def npy():
            names = [a["name"] for a in mark["arrays"]]
            out = {n: np.concatenate([np.load(f"{folder}/{f}", mmap_mode="r") for s in mark["shards"] for f in s["files"] if f.startswith(n + "-")]) for n in names}
            for path in glob.glob(f"{folder}/*.npy"):
                name = path.split("/")[-1][:-4]
                if "-" not in name: out[name] = np.load(path)
            return out

        def zarr():
            import zarr
            group = zarr.open_consolidated(folder, mode="r")
            assert group.attrs["samples"] == mark["samples"]
            assert zarr.open_group(folder, mode="r")["planet"].attrs["_ARRAY_DIMENSIONS"][0] == "sample" if "planet" in group else True
            return {name: array[:] for name, array in group.arrays()}

        def webdataset():
            samples = []
            for shard in mark["shards"]:
                with tarfile.open(f"{folder}/{shard['files'][0]}") as tar:
                    here = {}
                    for member in tar:
                        key, _, field = member.name.partition(".")
                        here.setdefault(key, {})[field] = tar.extractfile(member).read()
                assert len(here) == shard["samples"]
                for key, fields in here.items():
                    one = json.loads(fields["json"])
                    assert one["sample_id"] == key
                    if "split" in one: assert shard["files"][0].startswith(one["split"] + "-")
                    for field, data in fields.items():
                        if field.endswith(".npy"): one[field[:-4]] = np.load(io.BytesIO(data))
                    samples.append(one)
            samples.sort(key=lambda one: truth["ids"].index(one["sample_id"]))
            out = {name: np.array([one[name] for one in samples]) for name in samples[0]}
            for name in list(out):
                if name.endswith("_time"): out[name] = out[name][0].astype("datetime64[D]").astype("i8")
            if "split" in out: out["split"] = np.array([mark["splits"].index(s) if s in mark["splits"] else 255 for s in out["split"]])
            return out

        def safetensors():
            types = {"U8": "|u1", "I8": "|i1", "U16": "<u2", "I16": "<i2", "U32": "<u4", "I32": "<i4", "I64": "<i8", "F32": "<f4", "F64": "<f8"}
            parts = []
            for shard in mark["shards"]:
                data = open(f"{folder}/{shard['files'][0]}", "rb").read()
                length = struct.unpack("<Q", data[:8])[0]
                assert length % 8 == 0 and data[8:9] == b"{"
                head = json.loads(data[8:8 + length])
                assert all(isinstance(v, str) for v in head.pop("__metadata__").values())
                body, at, part = data[8 + length:], 0, {}
                for name, t in sorted(head.items(), key=lambda item: item[1]["data_offsets"]):
                    begin, end = t["data_offsets"]
                    kind = np.dtype(types[t["dtype"]])
                    assert begin == at and end - begin == kind.itemsize * int(np.prod(t["shape"])) and begin % kind.itemsize == 0
                    part[name] = np.frombuffer(body[begin:end], kind).reshape(t["shape"])
                    at = end
                assert at == len(body)
                parts.append(part)
            out = {name: parts[0][name] if name.endswith("_time") else np.concatenate([p[name] for p in parts]) for name in parts[0]}
            out["sample_id"] = np.array([bytes(row).rstrip(b"\0").decode() for row in out["sample_id"]])
            return out

        got = {"zarr": zarr, "npy": npy, "webdataset": webdataset, "safetensors": safetensors}[form]()
        ids = truth["ids"]
        assert list(got["sample_id"]) == ids, (list(got["sample_id"]), ids)
        assert list(got["epsg"]) == truth["epsg"]
        assert np.allclose(got["label"], truth["labels"], rtol=0, atol=1e-7), got["label"]
        if truth["splits"]: assert list(got["split"]) == truth["splits"], got["split"]
        else: assert "split" not in got
        for spec in mark["arrays"]:
            name = spec["name"]
            want, images = truth[name], got[name]
            assert images.dtype.str == spec["dtype"] and list(images.shape) == spec["shape"], (images.dtype, images.shape, spec)
            fill = float(spec["fill_value"])
            days = [str(d) for d in got[name + "_time"].astype("datetime64[D]")]
            assert days == want["days"] and [t[:10] for t in spec["times"]] == days, days
            for i, id in enumerate(ids):
                assert "".join(map(str, got[name + "_valid"][i])) == want["valid"][i], got[name + "_valid"][i]
                for t, file in enumerate(want["files"][i]):
                    if file is None:
                        assert np.all(np.isnan(images[i, t])) if np.isnan(fill) else np.all(images[i, t] == fill)
                        continue
                    zone, tile = id.split("_")[:2]
                    chip = gdal.Open(f"{root}/imagery/{zone}/{tile}/{id}/{want['code']}/{file}.tif")
                    assert np.array_equal(images[i, t], chip.ReadAsArray().astype(images.dtype)), (id, file)
                    assert list(got[name + "_transform"][i]) == list(chip.GetGeoTransform())
                    b = got["bounds"][i]
                    g = chip.GetGeoTransform()
                    assert [g[0], g[3] + g[5] * chip.RasterYSize, g[0] + g[1] * chip.RasterXSize, g[3]] == list(b)
        print("same")
        """;
}
