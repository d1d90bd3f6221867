using System.Text;

namespace Search.Queries;

/// <summary>Cuts a text in the classic syntax into tokens, the longest match first as Lucene's grammar does.</summary>
internal sealed class QueryLexer
{
    private const string Blanks = " \t\n\r\u3000";
    private const string Special = "+-!():^[]\"{}~*?\\/";
    private readonly string _text;
    private int _at;

    internal QueryLexer(string text) => _text = text;

    /// <summary>All tokens, ended by one of kind End.</summary>
    internal List<QueryToken> Read()
    {
        var tokens = new List<QueryToken>();
        do
        {
            while (_at < _text.Length && IsBlank(_text[_at]))
            {
                _at++;
            }
            tokens.Add(Next());
        }
        while (tokens[^1].Kind != TokenKind.End);
        return tokens;
    }

    /// <summary>A text without its escapes.</summary>
    internal static string Unescape(string text, int position)
    {
        if (!text.Contains('\\', StringComparison.Ordinal))
        {
            return text;
        }
        var plain = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                plain.Append(text[i]);
                continue;
            }
            i++;
            if (i == text.Length)
            {
                throw new QueryParseException(position + text.Length - 1, "nothing follows the escape character");
            }
            if (text[i] == 'u')
            {
                plain.Append(UnicodeEscape(text, i + 1, position));
                i += 4;
            }
            else
            {
                plain.Append(text[i]);
            }
        }
        return plain.ToString();
    }

    private static char UnicodeEscape(string text, int at, int position)
    {
        if (at + 4 > text.Length
            || !ushort.TryParse(
                text.AsSpan(at, 4),
                System.Globalization.NumberStyles.AllowHexSpecifier,
                System.Globalization.CultureInfo.InvariantCulture,
                out ushort unit))
        {
            throw new QueryParseException(position + at - 2, "a unicode escape needs four hexadecimal digits");
        }
        return (char)unit;
    }

    private static bool IsBlank(char c) => Blanks.Contains(c, StringComparison.Ordinal);

    private static bool IsPlain(char c) => !IsBlank(c) && !Special.Contains(c, StringComparison.Ordinal);

    private QueryToken Next()
    {
        int start = _at;
        if (start == _text.Length)
        {
            return new QueryToken(TokenKind.End, start, string.Empty);
        }
        char c = _text[start];
        switch (c)
        {
            case '+' or '-' or '!':
                return Operator(c);
            case '(':
                return Single(TokenKind.Open);
            case ')':
                return Single(TokenKind.Close);
            case ':':
                return Single(TokenKind.Colon);
            case '^':
                return Boost();
            case '~':
                return Slop();
            case '"':
                return Quoted();
            case '[' or '{':
                return Range();
            case '/':
                return Regexp();
            case ']' or '}':
                throw new QueryParseException(start, $"'{c}' without the beginning of a range");
            case '*' when start + 1 == _text.Length || !IsWildcardPart(_text[start + 1]):
                return Single(TokenKind.Star);
            default:
                return Term();
        }
    }

    private static bool IsWildcardPart(char c) => IsPlain(c) || c is '*' or '?' or '+' or '-' or '\\';

    private QueryToken Single(TokenKind kind)
    {
        _at++;
        return new QueryToken(kind, _at - 1, _text[(_at - 1).._at]);
    }

    private QueryToken Operator(char c)
    {
        bool bare = _at + 1 < _text.Length && IsBlank(_text[_at + 1]);
        return Single(bare ? TokenKind.BareOperator
            : c == '+' ? TokenKind.Plus
            : c == '-' ? TokenKind.Minus
            : TokenKind.Not);
    }

    private QueryToken Slop()
    {
        int start = _at++;
        while (_at < _text.Length && (IsPlain(_text[_at]) || _text[_at] is '+' or '-' or '\\'))
        {
            PassCharacter();
        }
        return new QueryToken(TokenKind.Slop, start, _text[(start + 1).._at]);
    }

    private QueryToken Boost()
    {
        int start = _at++;
        PassBlanks();
        int number = _at;
        PassNumber();
        return _at > number
            ? new QueryToken(TokenKind.Caret, start, _text[number.._at])
            : throw new QueryParseException(number, "a number of digits follows ^");
    }

    /// <summary>Digits, and after a point more digits.</summary>
    private void PassNumber()
    {
        PassDigits();
        if (_at + 1 < _text.Length && _text[_at] == '.' && char.IsAsciiDigit(_text[_at + 1]))
        {
            _at++;
            PassDigits();
        }
    }

    private void PassDigits()
    {
        while (_at < _text.Length && char.IsAsciiDigit(_text[_at]))
        {
            _at++;
        }
    }

    private QueryToken Quoted()
    {
        int start = _at++;
        while (_at < _text.Length && _text[_at] != '"')
        {
            _at += _text[_at] == '\\' ? 2 : 1;
        }
        if (_at >= _text.Length)
        {
            throw new QueryParseException(start, "the quotation mark is not closed");
        }
        _at++;
        return new QueryToken(TokenKind.Quoted, start, _text[(start + 1)..(_at - 1)]);
    }

    /// <summary>To the last slash that no backslash stands before, or if there is none the last one of all.</summary>
    private QueryToken Regexp()
    {
        int start = _at;
        int end = -1;
        for (int i = start + 1; i < _text.Length; i++)
        {
            if (_text[i] == '/')
            {
                end = i;
                if (_text[i - 1] != '\\' || i - 1 == start)
                {
                    break;
                }
            }
        }
        if (end < 0)
        {
            throw new QueryParseException(start, "the regular expression is not closed with /");
        }
        _at = end + 1;
        return new QueryToken(TokenKind.Regexp, start, _text[(start + 1)..end]);
    }

    private QueryToken Term()
    {
        int start = _at;
        int wildcards = 0;
        int lastWildcard = -1;
        while (_at < _text.Length)
        {
            char c = _text[_at];
            if (c is '*' or '?')
            {
                wildcards++;
                lastWildcard = _at;
                _at++;
            }
            else if (c == '\\' || IsPlain(c) || (_at > start && c is '+' or '-'))
            {
                PassCharacter();
            }
            else
            {
                break;
            }
        }
        string text = _text[start.._at];
        TokenKind kind = text switch
        {
            "AND" or "&&" => TokenKind.And,
            "OR" or "||" => TokenKind.Or,
            "NOT" => TokenKind.Not,
            _ when wildcards == 0 => TokenKind.Term,
            _ => wildcards == 1 && lastWildcard == _at - 1 && text[^1] == '*' ? TokenKind.Prefix : TokenKind.Wildcard,
        };
        return new QueryToken(kind, start, text);
    }

    /// <summary>Passes a character, with the one after it when it is a backslash.</summary>
    private void PassCharacter()
    {
        if (_text[_at] == '\\')
        {
            _at++;
            if (_at == _text.Length)
            {
                throw new QueryParseException(_at - 1, "nothing follows the escape character");
            }
        }
        _at++;
    }

    private QueryToken Range()
    {
        int start = _at;
        bool includeLower = _text[_at++] == '[';
        string lower = Bound(start);
        int before = _at;
        string upper = Bound(start);
        if (upper == "TO" && !_text.AsSpan(before, _at - before).Contains('"'))
        {
            upper = Bound(start);
        }
        PassBlanks();
        if (_at == _text.Length || _text[_at] is not (']' or '}'))
        {
            throw new QueryParseException(
                Math.Min(_at, _text.Length), "a range ends with ] or } after its upper bound");
        }
        bool includeUpper = _text[_at++] == ']';
        return new QueryToken(
            TokenKind.Range,
            start,
            _text[start.._at],
            new RangeParts(lower == "*" ? null : lower, upper == "*" ? null : upper, includeLower, includeUpper));
    }

    private string Bound(int range)
    {
        PassBlanks();
        int start = _at;
        if (_at < _text.Length && _text[_at] == '"')
        {
            QueryToken quoted = Quoted();
            return Unescape(quoted.Text, quoted.Position + 1);
        }
        while (_at < _text.Length && _text[_at] is not (' ' or ']' or '}'))
        {
            _at++;
        }
        if (_at == start)
        {
            throw new QueryParseException(
                _at < _text.Length ? _at : range, "a range is written [lower TO upper] or {lower TO upper}");
        }
        return _text[start.._at] == "*" ? "*" : Unescape(_text[start.._at], start);
    }

    private void PassBlanks()
    {
        while (_at < _text.Length && IsBlank(_text[_at]))
        {
            _at++;
        }
    }
}
