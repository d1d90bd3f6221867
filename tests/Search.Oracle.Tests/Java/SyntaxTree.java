import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import org.apache.lucene.analysis.*;
import org.apache.lucene.analysis.util.CharTokenizer;
import org.apache.lucene.queryparser.classic.*;

/** Parses the lines of a file in the classic syntax (words are runs of letters and digits) and prints the structure, or "?" for an error. */
public class SyntaxTree {
  public static void run(String[] args, PrintStream out) throws Exception {
    Analyzer analyzer = new Analyzer() {
      @Override
      protected TokenStreamComponents createComponents(String field) {
        return new TokenStreamComponents(CharTokenizer.fromTokenCharPredicate(Character::isLetterOrDigit));
      }
    };
    for (String line : Files.readAllLines(Paths.get(args[0]), StandardCharsets.UTF_8)) {
      try {
        out.println("=" + new QueryParser("body", analyzer).parse(line).toString("body"));
      } catch (ParseException | IllegalArgumentException e) {
        out.println("?");
      }
    }
  }
}
