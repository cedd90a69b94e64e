using RapidAI4EO.Training.Export.Completion;
using RapidAI4EO.Training.Export.Journal;

namespace RapidAI4EO.Training.Export.Units;

/// <summary>A format: how an export is divided into parts, how one is written, and what stands beside them all.</summary>
internal interface IExportSink
{
    int Units { get; }

    /// <summary>Files of images that there will be, at most.</summary>
    long Files { get; }

    /// <summary>The rows of a unit, in the order of its slots.</summary>
    IReadOnlyList<int> RowsOf(int unit);

    IExportUnit Open(int unit);

    /// <summary>Whether all files of a complete unit are still there, with their lengths.</summary>
    bool Holds(UnitLine line);

    /// <summary>Writes what needs all units: small arrays, metadata. May be called again after a run that was killed in it.</summary>
    void Finish(ExportFinalizer end);
}
