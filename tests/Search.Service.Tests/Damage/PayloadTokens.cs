using Search.Analysis;

namespace Search.Service.Tests.Damage;

/// <summary>Given words, every second one with a payload on the position of the one before.</summary>
internal sealed class PayloadTokens(string[] words, byte[] payload) : TokenStream
{
    private int _next;

    public override void Reset() => _next = 0;

    public override bool IncrementToken()
    {
        if (_next == words.Length)
        {
            return false;
        }
        Token.Clear();
        Token.SetTerm(words[_next]);
        Token.PositionIncrement = _next % 2 == 0 ? 2 : 0;
        Token.Payload = _next % 2 == 0 ? default : payload;
        _next++;
        return true;
    }
}
