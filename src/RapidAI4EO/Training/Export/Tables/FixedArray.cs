using System.Runtime.InteropServices;
using System.Text;
using RapidAI4EO.Training.Export.Plan;

namespace RapidAI4EO.Training.Export.Tables;

/// <summary>A small array that is the same for all samples: a time axis, names.</summary>
/// <param name="Name">Its name in every format, and that of its one dimension.</param>
/// <param name="Type">Numpy's name of its type.</param>
/// <param name="Length">How many there are.</param>
/// <param name="Bytes">The numbers or texts.</param>
/// <param name="Attributes">What is to be said of it.</param>
internal sealed record FixedArray(string Name, string Type, int Length, byte[] Bytes, IReadOnlyDictionary<string, string> Attributes)
{
    private static readonly int Epoch = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    /// <summary>All of an export.</summary>
    public static IReadOnlyList<FixedArray> Of(ExportPlan plan)
    {
        var all = new List<FixedArray>();
        foreach (var array in plan.Arrays)
        {
            all.Add(Days(array.Name + "_time", array.Steps.Select(step => step.Date)));
            all.Add(Texts(array.Name + "_band", array.Bands));
        }

        all.Add(Texts("label_name", [.. plan.Options.Scheme.Labels.Select(label => label.Key)]));
        if (plan.Options.Split is { } split) all.Add(Texts("split_name", split.Names));
        return all;
    }

    /// <summary>The attributes are those of the CF conventions, by which xarray turns days into dates.</summary>
    private static FixedArray Days(string name, IEnumerable<DateOnly> days)
    {
        long[] numbers = [.. days.Select(day => (long)(day.DayNumber - Epoch))];
        var attributes = new Dictionary<string, string> { ["units"] = "days since 1970-01-01", ["calendar"] = "proleptic_gregorian" };
        return new FixedArray(name, "<i8", numbers.Length, MemoryMarshal.AsBytes<long>(numbers).ToArray(), attributes);
    }

    private static FixedArray Texts(string name, IReadOnlyList<string> texts)
    {
        var width = Math.Max(1, texts.Max(Encoding.UTF32.GetByteCount) / sizeof(int));
        var bytes = new byte[texts.Count * width * sizeof(int)];
        for (var i = 0; i < texts.Count; i++) Encoding.UTF32.GetBytes(texts[i], bytes.AsSpan(i * width * sizeof(int)));
        return new FixedArray(name, $"<U{width}", texts.Count, bytes, new Dictionary<string, string>());
    }
}
