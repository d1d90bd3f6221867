namespace Search.Variants.Automaton;

/// <summary>Runs words through the automaton.</summary>
internal static class SurfaceScanner
{
    /// <summary>Adds every occurrence of every surface, by end and then from long to short.</summary>
    public static void Scan(NameAutomaton automaton, ReadOnlySpan<int> words, List<SurfaceMatch> into)
    {
        int state = 0;
        for (int i = 0; i < words.Length; i++)
        {
            int word = words[i];
            if (word < 0)
            {
                state = 0;
                continue;
            }
            state = automaton.Next(state, word);
            for (int output = automaton.Output(state); output != 0; output = automaton.NextOutput(output))
            {
                into.Add(new SurfaceMatch(i + 1 - automaton.Length(output), i + 1, automaton.Entry(output)));
            }
        }
    }
}
