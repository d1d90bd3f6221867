namespace Search.Queries.Automata;

/// <summary>Turns patterns into automata over the bytes of UTF-8.</summary>
internal static class PatternCompiler
{
    /// <summary>The automaton of a pattern.</summary>
    /// <exception cref="PatternException">It would be too large.</exception>
    internal static TableAutomaton Compile(PatternNode pattern)
    {
        Dfa points = ToDfa(pattern);
        var bytes = new StateGraph();
        for (int i = 0; i <= points.Count; i++)
        {
            bytes.AddState();
        }
        int end = points.Count;
        for (int i = 0; i < points.Count; i++)
        {
            foreach (Edge edge in points.Edges(i))
            {
                Utf8Ranges.Add(bytes, i, edge.Min, edge.Max, edge.To);
            }
            if (points.IsAccept(i))
            {
                bytes.AddEmpty(i, end);
            }
        }
        return new TableAutomaton(Determinizer.Run(bytes, 0, end));
    }

    private static Dfa ToDfa(PatternNode pattern)
    {
        var graph = new StateGraph();
        int start = graph.AddState();
        return Determinizer.Run(graph, start, Emit(graph, pattern, start));
    }

    /// <summary>Adds the states of a pattern behind a state; the state at its end.</summary>
    private static int Emit(StateGraph graph, PatternNode pattern, int from)
    {
        switch (pattern)
        {
            case PatternNode.OneOf one:
                int next = graph.AddState();
                graph.Add(from, one.Min, one.Max, next);
                return next;
            case PatternNode.Sequence sequence:
                foreach (PatternNode part in sequence.Parts)
                {
                    from = Emit(graph, part, from);
                }
                return from;
            case PatternNode.Union union:
                int end = graph.AddState();
                foreach (PatternNode part in union.Parts)
                {
                    int begin = graph.AddState();
                    graph.AddEmpty(from, begin);
                    graph.AddEmpty(Emit(graph, part, begin), end);
                }
                return end;
            case PatternNode.Repeat repeat:
                return EmitRepeat(graph, repeat, from);
            case PatternNode.Both both:
                return Insert(graph, Dfa.Intersect(ToDfa(both.Left), ToDfa(both.Right), Determinizer.MaxStates), from);
            case PatternNode.Complement complement:
                return Insert(graph, ToDfa(complement.Inner).Complement(PatternNode.MaxCodePoint), from);
            default:
                throw new InvalidOperationException($"no such pattern: {pattern}");
        }
    }

    private static int EmitRepeat(StateGraph graph, PatternNode.Repeat repeat, int from)
    {
        for (int i = 0; i < repeat.Min; i++)
        {
            from = Emit(graph, repeat.Inner, Behind(graph, from));
        }
        int end = graph.AddState();
        if (repeat.Max == PatternNode.Repeat.Unbounded)
        {
            int loop = Behind(graph, from);
            if (IsEmpty(repeat.Inner))
            {
                // No string repeated without bound is still no string, not even the empty one: as in Lucene.
                return end;
            }
            graph.AddEmpty(Emit(graph, repeat.Inner, loop), loop);
            graph.AddEmpty(loop, end);
            return end;
        }
        graph.AddEmpty(from, end);
        for (int i = repeat.Min; i < repeat.Max; i++)
        {
            from = Emit(graph, repeat.Inner, Behind(graph, from));
            graph.AddEmpty(from, end);
        }
        return end;
    }

    /// <summary>Whether a pattern matches no string at all.</summary>
    private static bool IsEmpty(PatternNode pattern) => pattern switch
    {
        PatternNode.OneOf => false,
        PatternNode.Sequence sequence => sequence.Parts.Any(IsEmpty),
        PatternNode.Union union => union.Parts.All(IsEmpty),
        PatternNode.Repeat repeat => (repeat.Min > 0 || repeat.Max == PatternNode.Repeat.Unbounded)
            && IsEmpty(repeat.Inner),
        _ => !ToDfa(pattern).AcceptsAny,
    };

    /// <summary>A state of its own, so that loops of a part cannot lead back before it.</summary>
    private static int Behind(StateGraph graph, int from)
    {
        int state = graph.AddState();
        graph.AddEmpty(from, state);
        return state;
    }

    private static int Insert(StateGraph graph, Dfa dfa, int from)
    {
        int offset = graph.Count;
        for (int i = 0; i < dfa.Count; i++)
        {
            graph.AddState();
        }
        int end = graph.AddState();
        graph.AddEmpty(from, offset);
        for (int i = 0; i < dfa.Count; i++)
        {
            foreach (Edge edge in dfa.Edges(i))
            {
                graph.Add(offset + i, edge.Min, edge.Max, offset + edge.To);
            }
            if (dfa.IsAccept(i))
            {
                graph.AddEmpty(offset + i, end);
            }
        }
        return end;
    }
}
