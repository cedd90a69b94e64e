using RapidAI4EO.Corpus;

namespace RapidAI4EO.Server.Http;

/// <summary>An image that is there in name and cannot be shown: it is damaged, or its root does not give it. No fault of the request, nor of this server.</summary>
/// <param name="status">422 of a damaged image, 424 of a root that does not answer.</param>
/// <param name="message">A sentence for the client.</param>
/// <param name="inner">What said so.</param>
internal sealed class ImageUnavailableException(int status, string message, Exception? inner = null) : CorpusException(message, inner)
{
    public int Status { get; } = status;
}
