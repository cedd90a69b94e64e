namespace RapidAI4EO.Cli.Demo;

/// <summary>A step of the demo, what came of it, and how long it took.</summary>
internal sealed record DemoStep(string Step, string Outcome, double Seconds);
