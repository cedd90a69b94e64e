using RapidAI4EO.Corpus;
using RapidAI4EO.Imagery.Series;

namespace RapidAI4EO.Cli.Chips;

/// <summary>The file of every pixel's index. It gets its name only when it is complete; a run that breaks off leaves nothing.</summary>
internal sealed class PixelFile : IDisposable
{
    private readonly string _path;
    private readonly FileStream _stream;
    private readonly NpyWriter _writer;

    /// <exception cref="CorpusException">It cannot be written.</exception>
    public PixelFile(string path, int images)
    {
        _path = path;
        try
        {
            _stream = new FileStream(path + ".partial", FileMode.Create, FileAccess.Write);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CorpusException($"{path} cannot be written: {e.Message}", e);
        }

        _writer = new NpyWriter(_stream, images);
    }

    public void Add(SeriesPoint point) => _writer.Add(point.Values, point.Width);

    public void End()
    {
        _writer.End();
        _stream.Dispose();
        File.Move(_stream.Name, _path, overwrite: true);
    }

    public void Dispose()
    {
        _stream.Dispose();
        File.Delete(_stream.Name);
    }
}
