namespace RapidAI4EO.Training.Export.Journal;

/// <summary>The two files that say that an export is complete and what it is made of.</summary>
internal static class ExportDescriptor
{
    /// <summary>What the export is; written last, so that a folder without it is not complete.</summary>
    public const string FileName = "export.json";

    /// <summary>All other files with their lengths and hashes.</summary>
    public const string ListName = "files.csv";

    /// <summary>The chips that are not in it.</summary>
    public const string ProblemsName = "problems.csv";

    public const string ListHeader = "file,bytes,hash";
}
