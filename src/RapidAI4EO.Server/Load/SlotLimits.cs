namespace RapidAI4EO.Server.Load;

/// <summary>How many may be in, and wait to be, at once.</summary>
/// <param name="Slots">In, of all clients together.</param>
/// <param name="SlotsOfOne">In, of one client.</param>
/// <param name="Waiting">Waiting, of all clients together.</param>
/// <param name="WaitingOfOne">Waiting, of one client.</param>
internal readonly record struct SlotLimits(int Slots, int SlotsOfOne, int Waiting, int WaitingOfOne);
