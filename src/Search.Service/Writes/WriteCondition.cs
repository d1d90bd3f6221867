namespace Search.Service;

/// <summary>What must hold for a write to happen. The default is nothing.</summary>
public readonly record struct WriteCondition
{
    private enum ConditionKind
    {
        None,
        IfAbsent,
        IfSequence,
        ExternalVersion,
    }

    private ConditionKind Kind { get; init; }

    private long Value { get; init; }

    /// <summary>No document of the id may exist.</summary>
    public static WriteCondition IfAbsent { get; } = new() { Kind = ConditionKind.IfAbsent };

    /// <summary>Whether the condition is <see cref="IfAbsent"/>.</summary>
    public bool IsIfAbsent => Kind == ConditionKind.IfAbsent;

    /// <summary>The external version, if the condition is one.</summary>
    public long? External => Kind == ConditionKind.ExternalVersion ? Value : null;

    /// <summary>The document must be as the write of that sequence left it.</summary>
    public static WriteCondition IfSequence(long sequence) =>
        new() { Kind = ConditionKind.IfSequence, Value = sequence };

    /// <summary>The version must be greater than the one there, and becomes it.</summary>
    public static WriteCondition ExternalVersion(long version) =>
        new() { Kind = ConditionKind.ExternalVersion, Value = version };

    /// <summary>Why the condition does not hold for a state; null when it does.</summary>
    internal string? Check(DocumentState state) => Kind switch
    {
        ConditionKind.IfAbsent when state.Exists => "the document exists",
        ConditionKind.IfSequence when !state.Exists => "the document does not exist",
        ConditionKind.IfSequence when state.Sequence != Value =>
            FormattableString.Invariant($"the document's sequence is {state.Sequence}, not {Value}"),
        ConditionKind.ExternalVersion when Value <= state.Version =>
            FormattableString.Invariant($"version {Value} is not newer than {state.Version}"),
        _ => null,
    };
}
