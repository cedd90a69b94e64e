namespace RapidAI4EO.Training.Export.Journal;

/// <summary>A file of an export.</summary>
/// <param name="Name">Its path below the export's folder, with forward slashes; <c>#</c> is the sample's row, which is known at the end.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Hash">XXH64, as in <c>xxh64:</c> and digits.</param>
internal sealed record FileLine(string Name, long Length, string Hash);
