using RapidAI4EO.Training.Export.Journal;

namespace RapidAI4EO.Training.Export.Units;

/// <summary>A part of an export that is written as a whole: some files with some samples in them. Disposing of it removes what was not completed.</summary>
internal interface IExportUnit : IDisposable
{
    /// <summary>Begins a sample; may be called by several threads, once for each.</summary>
    /// <param name="slot">Its place in the unit.</param>
    IRowTarget OpenRow(int slot);

    /// <summary>All samples are written or left out: gives the files their names.</summary>
    /// <param name="rows">In the order of the slots.</param>
    IReadOnlyList<FileLine> Complete(IReadOnlyList<RowResult> rows);
}
