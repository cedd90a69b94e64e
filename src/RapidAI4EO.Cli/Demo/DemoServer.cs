using RapidAI4EO.Cli.Shared.Running;
using RapidAI4EO.Index.Cache;
using RapidAI4EO.Index.Format;
using RapidAI4EO.Server.Hosting;
using RapidAI4EO.Server.Http;
using RapidAI4EO.Storage;
using RapidAI4EO.Storage.Addresses;

namespace RapidAI4EO.Cli.Demo;

/// <summary>Serves the demo's corpus with the explorer and its images, until it is told to stop.</summary>
internal static class DemoServer
{
    public static async Task RunAsync(Invocation call, DemoFolder folder)
    {
        using var index = SampleIndex.Open(new CacheFolder(folder.Cache).IndexPath);
        using var images = ObjectStores.Open(RootAddress.Parse(folder.Corpus));
        var options = new ApiOptions(folder.Corpus.Replace(Path.DirectorySeparatorChar, '/') + "/") { Urls = ["http://127.0.0.1:0"], Images = [images], OnFault = call.Messages.Fault };
        await using var host = await ApiHost.StartAsync(index, options, call.Cancellation);
        call.Messages.Note($"The explorer is at {host.Addresses[0]}/explore/; Ctrl-C stops it.");
        var stopped = new TaskCompletionSource();
        await using var registration = call.Cancellation.Register(stopped.SetResult);
        await stopped.Task;
        await host.StopAsync();
    }
}
