using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;

namespace RapidAI4EO.Tests.Storage.Http.FastPath;

/// <summary>One connection of a <see cref="ScriptedServer"/>.</summary>
internal sealed class Talk(NetworkStream stream, ConcurrentQueue<string> requests, CancellationToken stop)
{
    /// <returns>A request's head; null where the client has hung up.</returns>
    public async Task<string?> HearAsync()
    {
        var request = new StringBuilder();
        var buffer = new byte[4096];
        while (!request.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            var read = await stream.ReadAsync(buffer, stop);
            if (read == 0) return null;
            request.Append(Encoding.ASCII.GetString(buffer, 0, read));
        }

        requests.Enqueue(request.ToString());
        return request.ToString();
    }

    /// <param name="text">A character is a byte.</param>
    public Task SayAsync(string text) => stream.WriteAsync(Encoding.Latin1.GetBytes(text), stop).AsTask();

    /// <summary>Says a byte at a time.</summary>
    public async Task TrickleAsync(string text, TimeSpan pause)
    {
        foreach (var c in text)
        {
            await SayAsync(c.ToString());
            await Task.Delay(pause, stop);
        }
    }

    /// <summary>Says nothing more until the client goes.</summary>
    public async Task BeSilentAsync()
    {
        while (await stream.ReadAsync(new byte[4096], stop) > 0)
        {
        }
    }
}
