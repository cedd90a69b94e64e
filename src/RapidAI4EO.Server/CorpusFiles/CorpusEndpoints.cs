using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using RapidAI4EO.Storage.Addresses;

namespace RapidAI4EO.Server.CorpusFiles;

/// <summary>Serves a folder with the corpus's layout as a root: any key by GET and HEAD, whole or in ranges, with ETag and time of change.</summary>
public static class CorpusEndpoints
{
    /// <param name="endpoints">The application.</param>
    /// <param name="folder">The folder whose files are keys.</param>
    public static IEndpointConventionBuilder MapCorpus(this IEndpointRouteBuilder endpoints, string folder)
    {
        folder = Path.GetFullPath(folder);
        return endpoints.MapMethods("/{**key}", [HttpMethods.Get, HttpMethods.Head], (string? key) => Answer(folder, key ?? ""));
    }

    private static IResult Answer(string folder, string key)
    {
        // A key that keeps the rules cannot leave the folder.
        if (ObjectKey.FindFault(key) is not null)
        {
            return Results.NotFound();
        }

        var file = new FileInfo(Path.Combine(folder, key.Replace('/', Path.DirectorySeparatorChar)));
        return file.Exists
            ? Results.File(file.FullName, TypeOf(key), lastModified: file.LastWriteTimeUtc, entityTag: TagOf(file), enableRangeProcessing: true)
            : Results.NotFound();
    }

    private static EntityTagHeaderValue TagOf(FileInfo file) => new($"\"{file.LastWriteTimeUtc.Ticks:x}-{file.Length:x}\"");

    private static string TypeOf(string key) => Path.GetExtension(key) switch
    {
        ".tif" => "image/tiff; application=geotiff",
        ".geojson" => "application/geo+json",
        ".json" => "application/json",
        ".csv" => "text/csv",
        ".gz" => "application/gzip",
        _ => "application/octet-stream",
    };
}
