"""An export of safetensors as a PyTorch Dataset, mapped by NumPy alone. Copy it and make it yours."""
import json
import os

import numpy as np
import torch

DTYPES = {"U8": "u1", "I8": "i1", "U16": "<u2", "I16": "<i2", "U32": "<u4", "I32": "<i4", "I64": "<i8", "F32": "<f4", "F64": "<f8"}


class SafetensorsDataset(torch.utils.data.Dataset):
    """Items are dicts: a tensor for each array, and sample_id."""

    def __init__(self, folder, split=None, arrays=None):
        with open(os.path.join(folder, "export.json")) as file:  # it is written last: without it the export is not complete
            self.export = json.load(file)
        if self.export["format"] != "safetensors":
            raise ValueError(f"{folder} is an export as {self.export['format']}, and safetensors is read here")
        self.names = arrays or [array["name"] for array in self.export["arrays"]] + ["label"]
        self.paths = [os.path.join(folder, shard["files"][0]) for shard in self.export["shards"]]
        self.heads = [read_head(path) for path in self.paths]
        shards = range(len(self.paths))
        self.items = [(shard, row, bytes(name).rstrip(b"\0").decode()) for shard in shards for row, name in enumerate(self.map(shard, "sample_id"))]
        if split is not None:
            splits = np.concatenate([self.map(shard, "split") for shard in shards])
            self.items = [self.items[i] for i in np.flatnonzero(splits == self.export["splits"].index(split))]

    def __len__(self):
        return len(self.items)

    def __getitem__(self, item):
        shard, row, sample = self.items[item]
        return {name: tensor(self.map(shard, name)[row]) for name in self.names} | {"sample_id": sample}

    def map(self, shard, name):
        # Let go of after each item: a mapping for each of thousands of files would be more than systems allow.
        head = self.heads[shard][name]
        return np.memmap(self.paths[shard], DTYPES[head["dtype"]], "r", self.heads[shard]["start"] + head["data_offsets"][0], tuple(head["shape"]))


def read_head(path):
    with open(path, "rb") as file:
        length = int.from_bytes(file.read(8), "little")
        return json.loads(file.read(length)) | {"start": 8 + length}


def tensor(values):
    # Torch has no uint16 in older versions, and little to do with it in newer ones.
    return torch.from_numpy(np.array(values, dtype="i4" if values.dtype == "u2" else values.dtype))
