using System.Runtime.InteropServices;
using RapidAI4EO.Cli.Shared.Output;

namespace RapidAI4EO.Cli;

/// <summary>Turns Ctrl-C and a request to end into cancellation, and makes sure that it is heeded.</summary>
internal sealed class Signals : IDisposable
{
    /// <summary>A verb that waits where nothing can wake it, as on a reader that does not read, is ended after this. A server may take five of it for its farewell.</summary>
    private static readonly TimeSpan ExitTimeout = TimeSpan.FromSeconds(10);

    private const PosixSignal FileTooLarge = (PosixSignal)25; // SIGXFSZ

    private readonly CancellationTokenSource _source = new();
    private readonly bool _endsItself;
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;
    private readonly PosixSignalRegistration? _fileTooLarge;

    /// <param name="endsItself">
    /// Whether the verb ends in its own time: one that brings files waits for a disk, however slow that is, or their lines would be lost.
    /// Only a second signal cuts it short.
    /// </param>
    public Signals(bool endsItself)
    {
        _endsItself = endsItself;
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

        // Left alone it would end the program in the middle of a write that only has to fail (ulimit -f).
        if (OperatingSystem.IsLinux()) _fileTooLarge = PosixSignalRegistration.Create(FileTooLarge, context => context.Cancel = true);
    }

    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
        _fileTooLarge?.Dispose();
        _source.Dispose();
    }

    private void Stop(PosixSignalContext context)
    {
        context.Cancel = true;
        if (_source.IsCancellationRequested)
        {
            Environment.Exit(ExitCode.Cancelled);
        }

        if (!_endsItself) _ = Task.Delay(ExitTimeout).ContinueWith(_ => Environment.Exit(ExitCode.Cancelled), TaskScheduler.Default);
        try
        {
            _source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The run ended in the same moment: signals come on threads of their own.
        }
    }
}
