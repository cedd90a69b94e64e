namespace RapidAI4EO.Server.Hosting;

/// <summary>There is nothing at an address.</summary>
internal sealed class NotFoundException(string message) : InvalidInputException(message);
