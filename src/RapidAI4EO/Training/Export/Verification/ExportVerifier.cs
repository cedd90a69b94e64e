using System.Globalization;
using System.Text.Json;
using RapidAI4EO.Corpus;
using RapidAI4EO.Files;
using RapidAI4EO.Storage.Addresses;
using RapidAI4EO.Training.Export.Completion;
using RapidAI4EO.Training.Export.Journal;
using RapidAI4EO.Transfer.Manifests;

namespace RapidAI4EO.Training.Export.Verification;

/// <summary>Reads all files of a complete export, compares them with its list, and names those that are not in it.</summary>
public sealed class ExportVerifier
{
    private const int MaxFindings = 1000;

    private readonly string _folder;
    private readonly int _parallel;
    private readonly Lock _lock = new();
    private readonly List<ExportFinding> _findings = [];
    private long _right;
    private long _damaged;
    private long _missing;
    private long _added;
    private long _bytes;

    /// <param name="folder">The export.</param>
    /// <param name="parallel">Files that are read at once.</param>
    public ExportVerifier(string folder, int parallel) => (_folder, _parallel) = (Path.GetFullPath(folder), parallel);

    /// <exception cref="CorpusException">There is no complete export, or its list is not the one it was finished with.</exception>
    public async Task<ExportVerdict> RunAsync(IProgress<long>? progress = null, CancellationToken token = default)
    {
        var list = ReadListName();
        var how = new ParallelOptions { MaxDegreeOfParallelism = _parallel, CancellationToken = token };
        await Parallel.ForEachAsync(Lines(list), how, (line, stop) =>
        {
            Check(line, stop);
            progress?.Report(Interlocked.Read(ref _right) + Interlocked.Read(ref _damaged) + Interlocked.Read(ref _missing));
            return ValueTask.CompletedTask;
        }).ConfigureAwait(false);
        foreach (var name in AddedFiles.Find(_folder, Lines(list).Select(line => line.Name), _right + _damaged, token)) AddForeign(name);
        CheckMark();
        return new ExportVerdict(_right, _damaged, _missing, _added, _bytes, [.. _findings.OrderBy(finding => finding.File, StringComparer.Ordinal)]);
    }

    private FileLine ReadListName()
    {
        using var mark = DescriptorFile.Read(_folder) ?? throw new CorpusException(
            Manifest.Exists(_folder) ? $"{_folder} is what a download went to, and no training set: 'rapidai4eo verify' compares it."
            : Directory.Exists(_folder) ? $"{_folder} has no {ExportDescriptor.FileName}, so it is no complete export. Make the call of train export again." : $"{_folder} is not an existing folder.");
        var list = DescriptorFile.Take(_folder, mark, ListOf);
        return FindFault(list, CancellationToken.None) is null
            ? list
            : throw new CorpusException($"{ExportDescriptor.ListName} in {_folder} is not the one that the export was finished with, so nothing can be compared with it. Export again into another folder.");
    }

    private static FileLine ListOf(JsonElement mark)
    {
        var files = mark.GetProperty("files");
        return new FileLine(ExportDescriptor.ListName, files.GetProperty("bytes").GetInt64(), files.GetProperty("hash").GetString()!);
    }

    private IEnumerable<FileLine> Lines(FileLine list)
    {
        foreach (var line in File.ReadLines(Path.Combine(_folder, list.Name)).Skip(1))
        {
            if (line.Split(',') is [var name, var length, var hash] && long.TryParse(length, CultureInfo.InvariantCulture, out var bytes) && ObjectKey.FindFault(name) is null)
            {
                yield return new FileLine(name, bytes, hash);
            }
            else
            {
                throw new CorpusException($"{list.Name} in {_folder} has a line that is none of a list of files: '{Corpus.DisplayText.Text(line)}'.");
            }
        }
    }

    private void Check(FileLine file, CancellationToken token)
    {
        var fault = FindFault(file, token);
        lock (_lock)
        {
            if (fault is null) _right++;
            else if (fault.Kind == ExportFindingKind.Missing) _missing++;
            else _damaged++;
            if (fault is not null) Tell(fault);
        }
    }

    /// <summary>What is in it was enough to find the list; whether all of it is as it was written its seal says.</summary>
    private void CheckMark()
    {
        if (DescriptorChecksum.IsWhole(File.ReadAllBytes(Path.Combine(_folder, ExportDescriptor.FileName)))) return;
        _damaged++;
        Tell(new ExportFinding(ExportDescriptor.FileName, ExportFindingKind.Damaged, $"{ExportDescriptor.FileName} is not as it was written."));
    }

    private void AddForeign(string name)
    {
        _added++;
        Tell(new ExportFinding(name, ExportFindingKind.Added, $"{name} is not in the export's list."));
    }

    private void Tell(ExportFinding finding)
    {
        if (_findings.Count < MaxFindings) _findings.Add(finding);
    }

    private ExportFinding? FindFault(FileLine file, CancellationToken token)
    {
        try
        {
            using var handle = File.OpenHandle(Path.Combine(_folder, file.Name.Replace('/', Path.DirectorySeparatorChar)), options: FileOptions.SequentialScan);
            var length = RandomAccess.GetLength(handle);
            if (length != file.Length) return new ExportFinding(file.Name, ExportFindingKind.Damaged, $"{file.Name} has {length} bytes and was written with {file.Length}.");
            var (read, hash) = FileHash.Of(handle, token);
            Interlocked.Add(ref _bytes, read);
            return hash == file.Hash ? null : new ExportFinding(file.Name, ExportFindingKind.Damaged, $"{file.Name} has the hash {hash} and was written with {file.Hash}.");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return new ExportFinding(file.Name, ExportFindingKind.Missing, $"{file.Name} is not there.");
        }
        catch (Exception e) when (DestinationFaults.IsLocal(e))
        {
            return new ExportFinding(file.Name, ExportFindingKind.Damaged, $"{file.Name} cannot be read: {e.Message}");
        }
    }
}
