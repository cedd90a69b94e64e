namespace RapidAI4EO.Cli.Options;

/// <summary>What an audit prints.</summary>
internal enum AuditOutput
{
    Table,
    Csv,
    Json,
    Keys,
}
