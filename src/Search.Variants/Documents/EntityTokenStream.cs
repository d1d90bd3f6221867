using Search.Analysis;

namespace Search.Variants.Documents;

/// <summary>
/// The tokens of an entities field: at the first position of each mention the base term and the kind term.
/// </summary>
internal sealed class EntityTokenStream : TokenStream
{
    private readonly IReadOnlyList<EntityToken> _tokens;
    private int _at;
    private int _position;

    public EntityTokenStream(IReadOnlyList<EntityToken> tokens) => _tokens = tokens;

    public override void Reset()
    {
        _at = 0;
        _position = -1;
    }

    public override bool IncrementToken()
    {
        if (_at == _tokens.Count)
        {
            return false;
        }
        EntityToken next = _tokens[_at++];
        Token token = Token;
        token.Clear();
        token.SetTerm(next.Term);
        token.PositionIncrement = next.Position - _position;
        token.Payload = next.Payload;
        _position = next.Position;
        return true;
    }
}
