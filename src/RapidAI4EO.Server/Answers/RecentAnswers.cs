namespace RapidAI4EO.Server.Answers;

/// <summary>
/// The last answers, so that the pages of one are not searched for again. Nothing hangs on it: what is gone is found anew, and is the
/// same. An answer takes some 200 kB, one with an order of its own up to 6 MB.
/// </summary>
internal sealed class RecentAnswers
{
    private const int Capacity = 8;

    private readonly Lock _lock = new();
    private readonly LinkedList<(string Question, FoundItems Items)> _answers = [];

    public FoundItems? Find(string question)
    {
        lock (_lock)
        {
            for (var node = _answers.First; node is not null; node = node.Next)
            {
                if (node.Value.Question != question) continue;
                _answers.Remove(node);
                _answers.AddFirst(node);
                return node.Value.Items;
            }

            return null;
        }
    }

    public void Add(string question, FoundItems items)
    {
        lock (_lock)
        {
            _answers.AddFirst((question, items));
            if (_answers.Count > Capacity) _answers.RemoveLast();
        }
    }
}
