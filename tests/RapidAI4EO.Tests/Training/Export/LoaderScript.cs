namespace RapidAI4EO.Tests.Training.Export;

/// <summary>Reads an export with a file of docs/loader, and compares its items with chips that GDAL reads and with what the test knows.</summary>
internal static class LoaderScript
{
    /// <summary>
    /// What the loaders use of PyTorch, which is too large for tests: tensors are NumPy's arrays, and of the types that PyTorch has.
    /// </summary>
    public const string StandIn = """
        import types
        import numpy as np
        worker = None
        def from_numpy(array):
            assert array.flags.writeable and array.dtype.str in "|u1 |i1 <i2 <i4 <i8 <f2 <f4 <f8".split(), array.dtype
            return array
        def randint(high, size):
            return np.random.randint(high, size=size)
        utils = types.SimpleNamespace(data=types.SimpleNamespace(Dataset=object, IterableDataset=object, get_worker_info=lambda: worker))
        """;

    /// <summary>Arguments: as <see cref="ExportScript"/>'s, then the folder of the loaders and that of the module torch.</summary>
    public const string Text = """
        import json, sys, types
        import numpy as np
        from osgeo import gdal
        gdal.UseExceptions()
        form, folder, root, truth, loaders, torch_folder = sys.argv[1:]
        sys.dont_write_bytecode = True
        sys.path[:0] = [loaders, torch_folder]
        import torch
        truth, mark = json.load(open(truth)), json.load(open(f"{folder}/export.json"))
        images = [array["name"] for array in mark["arrays"]]

        def check(items, places, names):
            by_id = {item["sample_id"]: item for item in items}
            assert len(by_id) == len(items) and sorted(by_id) == sorted(truth["ids"][place] for place in places), by_id.keys()
            for place in places:
                id = truth["ids"][place]
                item = by_id[id]
                assert set(item) == {*names, "sample_id"}, item.keys()
                if "label" in names: assert np.allclose(np.asarray(item["label"]), truth["labels"][place], rtol=0, atol=1e-7), item["label"]
                if "split" in names: assert int(item["split"]) == truth["splits"][place]
                for spec in (array for array in mark["arrays"] if array["name"] in names):
                    check_images(np.asarray(item[spec["name"]]), truth[spec["name"]], place, float(spec["fill_value"]))
                    valid = spec["name"] + "_valid"
                    if valid in names: assert "".join(map(str, np.asarray(item[valid]))) == truth[spec["name"]]["valid"][place]

        def check_images(got, want, place, fill):
            zone, tile = truth["ids"][place].split("_")[:2]
            assert len(got) == len(want["files"][place])
            for pixels, file in zip(got, want["files"][place]):
                if file is None:
                    assert np.all(np.isnan(pixels)) if np.isnan(fill) else np.all(pixels == fill)
                    continue
                chip = gdal.Open(f"{root}/imagery/{zone}/{tile}/{truth['ids'][place]}/{want['code']}/{file}.tif").ReadAsArray()
                assert np.array_equal(pixels, chip), file

        def all_of(data):
            return list(data) if form == "webdataset" else [data[i] for i in range(len(data))]

        module = __import__(form + "_dataset")
        make = next(value for name, value in vars(module).items() if isinstance(value, type) and name.endswith("Dataset"))
        everything = range(len(truth["ids"]))
        check(all_of(make(folder)), everything, images + ["label"])
        names = [images[0], images[0] + "_valid", "split", "epsg"]
        for number, split in enumerate(mark["splits"]):
            check(all_of(make(folder, split, names)), [place for place in everything if truth["splits"][place] == number], names)
        if form == "webdataset":
            check(all_of(make(folder, shuffle=3)), everything, images + ["label"])
            shares = []
            for torch.worker in (types.SimpleNamespace(id=id, num_workers=2) for id in range(2)): shares.append(all_of(make(folder, shuffle=2)))
            torch.worker = None
            assert all(shares)
            check(shares[0] + shares[1], everything, images + ["label"])
        else:
            assert [item["sample_id"] for item in all_of(make(folder, arrays=["label"]))] == truth["ids"]
        print("same")
        """;
}
