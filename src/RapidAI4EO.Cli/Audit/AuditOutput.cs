namespace RapidAI4EO.Cli.Audit;

/// <summary>What an audit prints.</summary>
internal enum AuditOutput
{
    Table,
    Csv,
    Json,
    Keys,
}
