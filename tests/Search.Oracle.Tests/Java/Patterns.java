import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.automaton.*;

/**
 * Runs regular expressions over words. Argument: a file of lines of an expression and words, tabs between. One line each: "?" when the
 * expression is refused, "#" when it is too complex, else a digit a word: 1 for a match.
 */
public class Patterns {
  public static void run(String[] args, PrintStream out) throws Exception {
    for (String line : Files.readAllLines(Paths.get(args[0]), StandardCharsets.UTF_8)) {
      String[] parts = line.split("\t", -1);
      try {
        ByteRunAutomaton run = new CompiledAutomaton(new RegExp(parts[0]).toAutomaton(10000), null, false, 10000, false).runAutomaton;
        StringBuilder found = new StringBuilder("=");
        for (int i = 1; i < parts.length; i++) {
          BytesRef word = new BytesRef(parts[i]);
          found.append(run.run(word.bytes, word.offset, word.length) ? 1 : 0);
        }
        out.println(found);
      } catch (IllegalArgumentException e) {
        out.println("?");
      } catch (TooComplexToDeterminizeException e) {
        out.println("#");
      }
    }
  }
}
