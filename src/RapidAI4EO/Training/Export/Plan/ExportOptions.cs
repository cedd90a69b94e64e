using Microsoft.Win32.SafeHandles;
using RapidAI4EO.Corpus;
using RapidAI4EO.Files;
using RapidAI4EO.Storage.Objects;
using RapidAI4EO.Training.Labels;
using RapidAI4EO.Training.Splits;

namespace RapidAI4EO.Training.Export.Plan;

/// <summary>What a training set is to be like.</summary>
public sealed record ExportOptions
{
    /// <summary>Samples a shard or table file has at most: what a position in a file of ours is counted in.</summary>
    public const int MaxShardSamples = 1_000_000;

    /// <summary>The folder that gets it.</summary>
    public required string Destination { get; init; }

    public required ExportFormat Format { get; init; }

    /// <summary>Image products, an array each.</summary>
    public IReadOnlyList<Product> Products { get; init; } = [Product.PlanetFusion, Product.Sentinel2];

    /// <summary>Only the time steps in it.</summary>
    public TimeInterval Datetime { get; init; } = TimeInterval.Always;

    /// <summary>One time axis for all: of Planet Fusion only the image nearest to each Sentinel-2 month's time stamp.</summary>
    public bool Pairs { get; init; }

    /// <summary>Which sample belongs to which split; null for none.</summary>
    public Split? Split { get; init; }

    public LabelScheme Scheme { get; init; } = LabelScheme.ClcLevel3;

    public LabelForm Form { get; init; } = LabelForm.Fractions;

    /// <summary>The two as they are written on a command line, for the metadata.</summary>
    public string FormText { get; init; } = "fractions";

    public MissingChips Missing { get; init; } = MissingChips.Nan;

    /// <summary>Whether a damaged chip ends the run; else it counts as missing.</summary>
    public bool FailsOnDamage { get; init; }

    /// <summary>Whether chips whose nodata or scale cannot be understood are taken as if they said nothing of them; else they are damaged.</summary>
    public bool IgnoresUnclearTags { get; init; }

    /// <summary>Whether pixels become 32-bit floats, with NaN where the files have nodata; else they stay as stored.</summary>
    public bool AsFloats { get; init; }

    /// <summary>Time steps of a Zarr chunk; null for as many as make about <see cref="Zarr.ZarrChunks.DefaultBytes"/>.</summary>
    public int? ChunkSteps { get; init; }

    /// <summary>Whether Zarr chunks are packed with zlib.</summary>
    public bool Compresses { get; init; }

    /// <summary>Samples of a shard; null for as many as make about a gigabyte.</summary>
    public int? ShardSamples { get; init; }

    /// <summary>Samples that are worked on at once.</summary>
    public int Parallel { get; init; } = Environment.ProcessorCount;

    /// <summary>Whether it begins even where the destination has too little room.</summary>
    public bool Force { get; init; }

    /// <summary>What the metadata calls the program.</summary>
    public string Program { get; init; } = "RapidAI4EO";

    /// <summary>Null for <see cref="Retry.Default"/>.</summary>
    public Retry? Retry { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>How the folder is brought to disk; tests watch the order of things here.</summary>
    internal Func<SafeFileHandle, DiskSync> Disk { get; init; } = DiskSync.Of;
}
