namespace RapidAI4EO.Corpus;

/// <summary>A class of the CORINE Land Cover nomenclature at its third level, or NODATA (999).</summary>
/// <param name="Index">The place in the nomenclature and in the label file's columns: 0 to 44.</param>
/// <param name="Code">111 to 523, or 999.</param>
/// <param name="Name">The class's name as the corpus's mapping file writes it.</param>
public sealed record ClcClass(int Index, int Code, string Name)
{
    /// <summary>1 artificial, 2 agricultural, 3 forest and semi-natural, 4 wetlands, 5 water, 9 NODATA.</summary>
    public int Level1 => Code / 100;

    /// <summary>The group of the second level: 31 for 311.</summary>
    public int Level2 => Code / 10;

    /// <summary>The column of the label file and the property of filters, <c>clc_311</c>.</summary>
    public string Property { get; } = $"clc_{Code}";
}
