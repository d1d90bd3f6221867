namespace Search.Queries;

/// <summary>Kinds of token of the classic syntax.</summary>
internal enum TokenKind
{
    End,
    And,
    Or,
    Not,
    Plus,
    Minus,
    BareOperator,
    Open,
    Close,
    Colon,
    Star,
    Caret,
    Slop,
    Quoted,
    Term,
    Range,
    Prefix,
    Wildcard,
    Regexp,
}
