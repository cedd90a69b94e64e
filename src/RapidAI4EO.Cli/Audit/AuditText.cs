using RapidAI4EO.Corpus;
using RapidAI4EO.Transfer.Checks;
using RapidAI4EO.Transfer.Requests;

namespace RapidAI4EO.Cli.Audit;

/// <summary>How an audit's words and numbers are written.</summary>
internal static class AuditText
{
    private const int Shown = 3;

    public static readonly AssetState[] States = Enum.GetValues<AssetState>();

    public static string Name(AssetState state) => state.ToString().ToLowerInvariant();

    /// <summary>What an audit without a selection compares with.</summary>
    public static string Describe(IReadOnlyList<TransferRequest> requests)
    {
        if (requests.Count == 0) return "The folder remembers no selection, only lists of keys: compared with the files that its manifest names.";
        var texts = requests.Select(request => request.Text).Where(text => text.Length > 0).Distinct().ToList();
        var shown = string.Join("; ", texts.Take(Shown)) + (texts.Count > Shown ? $"; and {texts.Count - Shown:N0} more" : "");
        return $"Compared with what was asked for here{(shown.Length > 0 ? $": {shown}" : "")}.";
    }

    /// <summary>The totals in a sentence.</summary>
    public static string Describe(AuditTotals totals) =>
        $"{totals.Samples:N0} samples, {totals.Complete:N0} of them complete. "
        + $"Files: {totals.Count(AssetState.Here):N0} here, {totals.Count(AssetState.Missing):N0} missing, {totals.Count(AssetState.Unknown):N0} unknown.";

    /// <summary>Here, missing and unknown of a product: <c>140/6/0</c>.</summary>
    public static string Counts(Product product, Func<Product, AssetState, long> count) =>
        string.Join('/', States.Select(state => count(product, state)));
}
