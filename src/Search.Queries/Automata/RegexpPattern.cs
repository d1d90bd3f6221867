using System.Globalization;

namespace Search.Queries.Automata;

/// <summary>
/// Regular expressions in Lucene's syntax with all its optional operators: <c>| &amp; ~ . # @ ? * + {n} {n,} {n,m} [..] [^..]
/// "text" () &lt;n-m&gt;</c>, <c>\</c> before a character that is meant as it is. An expression matches whole terms.
/// </summary>
internal sealed class RegexpPattern
{
    private const int MaxDepth = 200;
    private readonly string _text;
    private int _at;
    private int _depth;

    private RegexpPattern(string text) => _text = text;

    private bool More => _at < _text.Length;

    /// <summary>The expression as a tree.</summary>
    /// <exception cref="PatternException">It is not in the syntax.</exception>
    internal static PatternNode Parse(string text)
    {
        if (text.Length == 0)
        {
            return PatternNode.EmptyString;
        }
        var run = new RegexpPattern(text);
        PatternNode pattern = run.Union();
        return run.More ? throw run.Error($"unexpected {text[run._at]}") : pattern;
    }

    private PatternNode Union()
    {
        if (++_depth > MaxDepth)
        {
            throw Error($"nested more than {MaxDepth} deep");
        }
        List<PatternNode> parts = [Both()];
        while (Take('|'))
        {
            parts.Add(Both());
        }
        _depth--;
        return parts.Count == 1 ? parts[0] : new PatternNode.Union(parts);
    }

    private PatternNode Both()
    {
        PatternNode pattern = Sequence();
        while (Take('&'))
        {
            pattern = new PatternNode.Both(pattern, Sequence());
        }
        return pattern;
    }

    private PatternNode Sequence()
    {
        List<PatternNode> parts = [Repeat()];
        while (More && !Sees(")|&"))
        {
            parts.Add(Repeat());
        }
        return parts.Count == 1 ? parts[0] : new PatternNode.Sequence(parts);
    }

    private PatternNode Repeat()
    {
        PatternNode pattern = Complement();
        while (true)
        {
            if (Take('?'))
            {
                pattern = new PatternNode.Repeat(pattern, 0, 1);
            }
            else if (Take('*'))
            {
                pattern = new PatternNode.Repeat(pattern, 0, PatternNode.Repeat.Unbounded);
            }
            else if (Take('+'))
            {
                pattern = new PatternNode.Repeat(pattern, 1, PatternNode.Repeat.Unbounded);
            }
            else if (Take('{'))
            {
                pattern = Counted(pattern);
            }
            else
            {
                return pattern;
            }
        }
    }

    private PatternNode Counted(PatternNode inner)
    {
        int min = Number() ?? throw Error("a number is expected after {");
        int max = min;
        if (Take(','))
        {
            max = Number() ?? PatternNode.Repeat.Unbounded;
        }
        if (!Take('}'))
        {
            throw Error("} is expected");
        }
        // More at least than at most: no string has that, as in Lucene.
        return max != PatternNode.Repeat.Unbounded && max < min
            ? new PatternNode.Union([])
            : new PatternNode.Repeat(inner, min, max);
    }

    private int? Number()
    {
        int start = _at;
        while (More && char.IsAsciiDigit(_text[_at]))
        {
            _at++;
        }
        if (_at == start)
        {
            return null;
        }
        return int.TryParse(_text.AsSpan(start, _at - start), CultureInfo.InvariantCulture, out int number)
            ? number
            : throw Error("the number is too large");
    }

    private PatternNode Complement()
    {
        int complements = 0;
        while (Take('~'))
        {
            complements++;
        }
        PatternNode pattern = CharClass();
        // The complement of a complement is the pattern itself.
        return complements % 2 == 1 ? new PatternNode.Complement(pattern) : pattern;
    }

    private PatternNode CharClass()
    {
        if (!Take('['))
        {
            return Simple();
        }
        bool negated = Take('^');
        List<PatternNode> parts = [Range()];
        while (More && !Sees("]"))
        {
            parts.Add(Range());
        }
        if (!Take(']'))
        {
            throw Error("] is expected");
        }
        PatternNode any = new PatternNode.Union(parts);
        return negated ? new PatternNode.Both(PatternNode.AnyChar, new PatternNode.Complement(any)) : any;
    }

    private PatternNode.OneOf Range()
    {
        int from = Character();
        int to = Take('-') ? Character() : from;
        return from <= to
            ? new PatternNode.OneOf(from, to)
            : throw Error("a range goes from a lower to a higher character");
    }

    private PatternNode Simple()
    {
        if (Take('.'))
        {
            return PatternNode.AnyChar;
        }
        if (Take('#'))
        {
            return new PatternNode.Union([]);
        }
        if (Take('@'))
        {
            return PatternNode.AnyString;
        }
        if (Take('"'))
        {
            return PatternNode.Text(Until('"'));
        }
        if (Take('<'))
        {
            return Interval(Until('>'));
        }
        if (!Take('('))
        {
            int point = Character();
            return new PatternNode.OneOf(point, point);
        }
        if (Take(')'))
        {
            return PatternNode.EmptyString;
        }
        PatternNode group = Union();
        return Take(')') ? group : throw Error(") is expected");
    }

    private PatternNode Interval(string text)
    {
        string[] parts = text.Split('-');
        return parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int min)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int max)
            ? DecimalInterval.Of(
                Math.Min(min, max), Math.Max(min, max), parts[0].Length == parts[1].Length ? parts[0].Length : 0)
            : throw Error("an interval of two numbers is expected between < and >");
    }

    private string Until(char end)
    {
        int close = _text.IndexOf(end, _at);
        if (close < 0)
        {
            _at = _text.Length;
            throw Error($"{end} is expected");
        }
        string text = _text[_at..close];
        _at = close + 1;
        return text;
    }

    private int Character()
    {
        Take('\\');
        if (!More)
        {
            throw Error("the expression ends too soon");
        }
        int point = CodePoints.At(_text, _at);
        _at += point > char.MaxValue ? 2 : 1;
        return point;
    }

    private bool Sees(string characters) => More && characters.Contains(_text[_at], StringComparison.Ordinal);

    private bool Take(char c)
    {
        if (!More || _text[_at] != c)
        {
            return false;
        }
        _at++;
        return true;
    }

    private PatternException Error(string reason) => new(Math.Min(_at, _text.Length), reason);
}
