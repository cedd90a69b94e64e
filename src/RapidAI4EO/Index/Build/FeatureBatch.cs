using System.Collections.Concurrent;

namespace RapidAI4EO.Index.Build;

/// <summary>Some features of the geometry file, read and not yet judged.</summary>
internal sealed class FeatureBatch
{
    /// <summary>Features a batch: enough that handing it on costs nothing, few enough that both cores stay busy to the end.</summary>
    public const int Capacity = 2048;

    /// <summary>Numbers a feature: four corners, longitude and latitude each.</summary>
    public const int CoordinatesPerFeature = 8;

    private static readonly ConcurrentBag<FeatureBatch> Used = [];

    /// <summary>Packed ids.</summary>
    public ulong[] Ids { get; } = new ulong[Capacity];

    /// <summary>Counted from 1 in the file.</summary>
    public int[] Numbers { get; } = new int[Capacity];

    /// <summary>The first four vertices of each ring as published.</summary>
    public double[] Coordinates { get; } = new double[Capacity * CoordinatesPerFeature];

    public int Count { get; set; }

    public static FeatureBatch Rent() => Used.TryTake(out var batch) ? batch : new FeatureBatch();

    /// <summary>Gives the batch back; nobody may use it afterwards.</summary>
    public void Return()
    {
        Count = 0;
        Used.Add(this);
    }
}
