namespace RapidAI4EO.Cli.Demo;

/// <summary>What a question of the tutorial found.</summary>
/// <param name="Question">The question.</param>
/// <param name="Search">The arguments of the search that asks it.</param>
/// <param name="Found">Samples or files.</param>
/// <param name="Published">What the tutorial found in the whole corpus.</param>
/// <param name="IsExact">Both must be the same, since the small corpus is as large in Berlin's box.</param>
/// <param name="Milliseconds">How long the answer took.</param>
internal sealed record DemoAnswer(string Question, string Search, long Found, long Published, bool IsExact, double Milliseconds)
{
    public bool IsRight => !IsExact || Found == Published;
}
