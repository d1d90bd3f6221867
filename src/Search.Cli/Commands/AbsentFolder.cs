namespace Search.Cli.Commands;

/// <summary>What a command does when its data folder does not exist.</summary>
internal enum AbsentFolder
{
    /// <summary>Says so, and makes none.</summary>
    Refuse,

    /// <summary>Makes it.</summary>
    Create,

    /// <summary>Works in memory, unless the folder was named.</summary>
    UseMemory,

    /// <summary>Works in memory, as if it had been made.</summary>
    Pretend,
}
