using System.Globalization;
using System.Text;
using RapidAI4EO.Corpus;
using RapidAI4EO.Training.Export.Journal;
using RapidAI4EO.Training.Export.Plan;

namespace RapidAI4EO.Training.Export.Completion;

/// <summary>The end of an export, when all its parts are complete: what they hold together, and the files that stand beside them.</summary>
internal sealed class ExportFinalizer(ExportPlan plan, ExportDirectory home, ExportJournal journal, Dictionary<string, string> request)
{
    private readonly List<FileLine> _files = [];

    public ExportPlan Plan => plan;

    public ExportDirectory Directory => home;

    public Dictionary<string, string> Request => request;

    /// <summary>All runs together.</summary>
    public ExportSummary Summary { get; } = Count(plan, journal);

    /// <summary>The complete parts, in their order.</summary>
    public IEnumerable<UnitLine> Units() => journal.Lines();

    /// <summary>What stands beside the images of the samples that are kept, in the order of the parts. The same object each time.</summary>
    public IEnumerable<SampleMetadata> Samples()
    {
        var facts = new SampleMetadata(plan);
        foreach (var row in Units().SelectMany(unit => unit.Rows))
        {
            if (row.Valid is null) continue;
            facts.Read(row.Row, row.Valid);
            yield return facts;
        }
    }

    /// <summary>Writes a file beside the parts.</summary>
    public void Write(string name, ReadOnlySpan<byte> bytes)
    {
        using var file = home.NewFile(name);
        file.Append(bytes);
        Append(file.Commit());
    }

    /// <summary>A file beside the parts has its name.</summary>
    public void Append(FileLine file) => _files.Add(file);

    /// <summary>Writes what every format has: problems, licences, the list of files, and at last the mark.</summary>
    /// <returns>The files in the list, and their bytes.</returns>
    public ExportSummary Close()
    {
        WriteLines(ExportDescriptor.ProblemsName, ProblemLines());
        Write(LicenceNotice.FileName, Encoding.UTF8.GetBytes(LicenceNotice.Text(plan.Options.Products.Append(Corpus.Product.Labels))));
        var (count, bytes) = (0L, 0L);
        var files = Files().Select(file =>
        {
            count++;
            bytes += file.Length;
            return $"{file.Name},{file.Length},{file.Hash}";
        });
        var list = WriteLines(ExportDescriptor.ListName, files.Prepend(ExportDescriptor.ListHeader));
        // The mark says that all is there, so it must not outlive a power cut that the rest does not.
        home.Disk.Flush();
        DescriptorFile.Write(this, list);
        // Its name is on disk only now, and who is told that all is done may switch off.
        home.Disk.Flush();
        return Summary with { Files = count, Bytes = bytes };
    }

    private static ExportSummary Count(ExportPlan plan, ExportJournal journal)
    {
        var (samples, dropped, missing, damaged, repeated) = (0, 0, 0L, 0L, 0L);
        foreach (var row in journal.Lines().SelectMany(unit => unit.Rows))
        {
            if (row.Valid is null) dropped++;
            else samples++;
            var gone = row.Problems.Count(problem => problem.Kind == ChipProblem.Missing);
            missing += gone;
            damaged += row.Problems.Length - gone;
            repeated += row.Valid?.Sum(digits => digits.LongCount(digit => digit == RowResult.Repeated)) ?? 0;
        }

        return new ExportSummary(samples, dropped, (long)samples * plan.Arrays.Sum(array => array.Steps.Count), missing, damaged, 0, 0, 0) { Repeated = repeated };
    }

    private IEnumerable<FileLine> Files()
    {
        var kept = 0;
        foreach (var unit in Units())
        {
            foreach (var file in unit.Files) yield return file with { Name = file.Name.Replace("#", kept.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal) };
            kept += unit.Rows.Count(row => row.Valid is not null);
        }

        foreach (var file in _files) yield return file;
    }

    private IEnumerable<string> ProblemLines()
    {
        yield return "sample_id,product,time,problem,filled,message";
        foreach (var row in Units().SelectMany(unit => unit.Rows))
        {
            foreach (var problem in row.Problems)
            {
                yield return $"{plan.IdOf(row.Row)},{problem.Product},{problem.Step},{problem.Kind},{problem.Filled},\"{problem.Message.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
            }
        }
    }

    private FileLine WriteLines(string name, IEnumerable<string> lines)
    {
        const int Piece = 1 << 16;
        using var file = home.NewFile(name);
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            text.Append(line).Append('\n');
            if (text.Length < Piece) continue;
            file.Append(Encoding.UTF8.GetBytes(text.ToString()));
            text.Clear();
        }

        file.Append(Encoding.UTF8.GetBytes(text.ToString()));
        var placed = file.Commit();
        if (name != ExportDescriptor.ListName) Append(placed);
        return placed;
    }
}
