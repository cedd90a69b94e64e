using System.Text.RegularExpressions;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests;

/// <summary>What ARCHITECTURE.md promises of the source tree: its tables say which folder may know which, and the files are held to them.</summary>
public partial class ArchitectureTests
{
    private static readonly IReadOnlyList<Room> Rooms = Room.ReadAll(Path.Combine(SharedData.Repository(), "ARCHITECTURE.md"));

    private static readonly IReadOnlyList<SourceFile> Files = SourceFile.ReadAll(Path.Combine(SharedData.Repository(), "src"));

    [Fact]
    public void Tables_NameEveryFolder()
    {
        var written = Rooms.SelectMany(room => room.Namespaces);
        var real = Files.Where(file => !file.IsAssemblyWide).Select(file => file.Folder).Distinct();
        Assert.Equal(real.Order(StringComparer.Ordinal), written.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Namespaces_AreFolders() =>
        Assert.All(Files.Where(file => !file.IsAssemblyWide), file => Assert.Equal(file.Folder, file.Namespace));

    [Fact]
    public void Folders_KnowOnlyWhatStandsBeforeThem()
    {
        var faults = from file in Files
                     where !file.IsAssemblyWide
                     let room = RoomOf(file.Folder)
                     from used in file.Usings
                     where !room.MayKnow(file.Folder, used)
                     select $"{file.Path} uses {used}";
        Assert.Empty(faults);
    }

    [Fact]
    public void Folders_DoNotKnowTheFoldersAroundThem()
    {
        // A namespace sees those around it without a using, so names are looked for.
        var types = Files.ToLookup(file => file.Folder, file => file.Types);
        var faults = from file in Files
                     let room = file.IsAssemblyWide ? null : RoomOf(file.Folder)
                     where room is not null
                     from around in SourceFile.Around(file.Folder)
                     where room.Namespaces.Contains(around)
                     from type in types[around].SelectMany(names => names)
                     where file.Names(type)
                     select $"{file.Path} uses {type} of {around}";
        Assert.Empty(faults);
    }

    [Theory]
    [InlineData("RapidAI4EO")]
    [InlineData("RapidAI4EO.Server")]
    [InlineData("RapidAI4EO.Cli")]
    public void Types_HaveNamesOfTheirOwn(string project)
    {
        var twice = Files.Where(file => file.Project == project).SelectMany(file => file.Types.Select(type => (type, file.Path)))
            .GroupBy(pair => pair.type, pair => pair.Path).Where(paths => paths.Distinct().Count() > 1 && !IsPartial(paths));
        Assert.Empty(twice.Select(paths => $"{paths.Key}: {string.Join(", ", paths)}"));
    }

    [Fact]
    public void Library_NoFile_WritesToTheConsole() => Assert.All(
        Files.Where(file => file.Project == "RapidAI4EO"),
        file => Assert.DoesNotContain("Console.", file.Text, StringComparison.Ordinal));

    [Fact]
    public void Library_CallsTheSystem_InOneFolder() => Assert.All(
        Files.Where(file => file.Project == "RapidAI4EO" && NativeCall().IsMatch(file.Text)),
        file => Assert.Equal("RapidAI4EO.Files.Native", file.Folder));

    private static Room RoomOf(string folder) =>
        Rooms.SingleOrDefault(room => room.Namespaces.Contains(folder)) ?? throw new InvalidOperationException($"ARCHITECTURE.md does not name {folder}.");

    // The parts of one type stand in one folder.
    private static bool IsPartial(IEnumerable<string> paths) => paths.Select(Path.GetDirectoryName).Distinct().Count() == 1;

    [GeneratedRegex(@"\[(LibraryImport|DllImport)\(")]
    private static partial Regex NativeCall();
}
