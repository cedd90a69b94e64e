using RapidAI4EO.Index.Format;

namespace RapidAI4EO.Training.Splits;

/// <summary>Which sample belongs to which split.</summary>
/// <param name="index">The index that knows the samples.</param>
/// <param name="names">The names of the splits.</param>
/// <param name="ordinals">The samples, ascending.</param>
/// <param name="parts">Beside them the number of each one's split, or <see cref="None"/>.</param>
public sealed class Split(SampleIndex index, IReadOnlyList<string> names, int[] ordinals, byte[] parts)
{
    /// <summary>In place of a split's number: the sample belongs to none.</summary>
    public const byte None = byte.MaxValue;

    public SampleIndex Index => index;

    public IReadOnlyList<string> Names => names;

    /// <summary>Ascending.</summary>
    public IReadOnlyList<int> Ordinals => ordinals;

    /// <summary>How many samples belong to no split.</summary>
    public int LeftOut => parts.Count(part => part == None);

    /// <summary>The names of the splits that have no sample, in their order.</summary>
    public IReadOnlyList<string> Empty() => [.. names.Where((_, part) => !parts.Contains((byte)part))];

    /// <summary>The number of the split, or <see cref="None"/>, of the sample at a place in <see cref="Ordinals"/>.</summary>
    public byte PartOf(int at) => parts[at];

    /// <summary>The name of the split of the sample at a place, or <see cref="SplitNames.None"/>.</summary>
    public string NameOf(int at) => parts[at] == None ? SplitNames.None : names[parts[at]];

    internal void LeaveOut(int at) => parts[at] = None;
}
