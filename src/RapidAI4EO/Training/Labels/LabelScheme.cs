using RapidAI4EO.Corpus;

namespace RapidAI4EO.Training.Labels;

/// <summary>Which label each class of CORINE Land Cover becomes. Classes without a label are left out; NODATA never has one in the schemes of our own.</summary>
public sealed class LabelScheme
{
    /// <summary>In place of a label's number: the class is left out.</summary>
    public const int LeftOut = -1;

    private const int NoData = 999;

    private readonly int[] _labelOf;

    internal LabelScheme(string name, IReadOnlyList<LabelClass> labels, int[] labelOf)
    {
        Name = name;
        Labels = labels;
        _labelOf = labelOf;
    }

    /// <summary>The names of the schemes that need no file.</summary>
    public static IReadOnlyList<string> Names { get; } = ["clc1", "clc2", "clc3", "bigearthnet19"];

    /// <summary>The five groups of the first level.</summary>
    public static LabelScheme ClcLevel1 { get; } = OfGroups("clc1", 1);

    /// <summary>The fifteen groups of the second level.</summary>
    public static LabelScheme ClcLevel2 { get; } = OfGroups("clc2", 2);

    /// <summary>The 44 classes.</summary>
    public static LabelScheme ClcLevel3 { get; } = Make("clc3", c => c.Code == NoData ? null : new LabelClass(c.Property, c.Name));

    /// <summary>The classes of BigEarthNet-19.</summary>
    public static LabelScheme BigEarthNet19 { get; } = BigEarthNetNomenclature.Scheme();

    public string Name { get; }

    public IReadOnlyList<LabelClass> Labels { get; }

    /// <summary>The number of the label that a class becomes, or <see cref="LeftOut"/>.</summary>
    /// <param name="classIndex">The class's place in the nomenclature.</param>
    public int LabelOf(int classIndex) => _labelOf[classIndex];

    /// <summary>A scheme by its name, <c>clc_level1</c> and the like included, else from a file.</summary>
    /// <exception cref="InvalidInputException">There is neither, or the file is no scheme.</exception>
    public static LabelScheme Find(string nameOrFile) => nameOrFile.ToLowerInvariant() switch
    {
        "clc1" or "clc_level1" => ClcLevel1,
        "clc2" or "clc_level2" => ClcLevel2,
        "clc3" or "clc_level3" => ClcLevel3,
        "bigearthnet19" => BigEarthNet19,
        _ when File.Exists(nameOrFile) => LabelSchemeFile.Read(nameOrFile),
        _ => throw new InvalidInputException(
            $"'{DisplayText.Text(nameOrFile)}' is neither a label scheme nor a file. Schemes are {string.Join(", ", Names)}; a file has the header clc,label."),
    };

    /// <summary>Puts what is left out aside and numbers the labels in the order of their first class.</summary>
    /// <param name="name">The scheme's name.</param>
    /// <param name="labelOf">The label of a class, or null.</param>
    internal static LabelScheme Make(string name, Func<ClcClass, LabelClass?> labelOf)
    {
        var labels = new List<LabelClass>();
        var map = new int[ClcNomenclature.Count];
        foreach (var c in ClcNomenclature.Classes)
        {
            map[c.Index] = labelOf(c) is { } label ? NumberOf(labels, label) : LeftOut;
        }

        return new LabelScheme(name, labels, map);
    }

    private static LabelScheme OfGroups(string name, int level)
    {
        var groups = ClcNomenclature.Groups.Where(group => group.Level == level).ToDictionary(group => group.Code);
        return Make(name, c =>
        {
            var group = groups[level == 1 ? c.Level1 : c.Level2];
            return c.Code == NoData ? null : new LabelClass(group.Property, group.Name);
        });
    }

    private static int NumberOf(List<LabelClass> labels, LabelClass label)
    {
        var at = labels.IndexOf(label);
        if (at < 0)
        {
            at = labels.Count;
            labels.Add(label);
        }

        return at;
    }
}
