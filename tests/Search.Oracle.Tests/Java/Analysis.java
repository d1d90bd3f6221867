import java.io.PrintStream;
import java.util.Base64;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.core.LowerCaseFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;

/**
 * Tokens and lower case by Lucene and Java. A mode and a text as base64 of UTF-16BE; modes standard and plain answer "term start
 * end increment type" of each token, separated by spaces, then the final offset and increment; mode lower answers the text with
 * each code point in lower case, as base64.
 */
public final class Analysis {
  private static final Analyzer STANDARD = new Analyzer() {
    @Override
    protected TokenStreamComponents createComponents(String field) {
      return new TokenStreamComponents(new StandardTokenizer());
    }
  };

  private static final Analyzer PLAIN = new Analyzer() {
    @Override
    protected TokenStreamComponents createComponents(String field) {
      StandardTokenizer source = new StandardTokenizer();
      return new TokenStreamComponents(source, new PorterStemFilter(new LowerCaseFilter(source)));
    }
  };

  /** Arguments: the mode and the text. */
  public static void run(String[] args, PrintStream out) throws Exception {
    String text = decode(args[1]);
    switch (args[0]) {
      case "standard":
        out.println(tokens(STANDARD, text));
        break;
      case "plain":
        out.println(tokens(PLAIN, text));
        break;
      default:
        out.println(lower(text));
        break;
    }
  }

  private static String decode(String base64) {
    byte[] bytes = Base64.getDecoder().decode(base64);
    char[] units = new char[bytes.length / 2];
    for (int i = 0; i < units.length; i++) {
      units[i] = (char) ((bytes[2 * i] & 0xFF) << 8 | (bytes[2 * i + 1] & 0xFF));
    }
    return new String(units);
  }

  private static String tokens(Analyzer analyzer, String text) throws Exception {
    StringBuilder answer = new StringBuilder();
    try (TokenStream stream = analyzer.tokenStream("f", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
      PositionIncrementAttribute position = stream.addAttribute(PositionIncrementAttribute.class);
      TypeAttribute type = stream.addAttribute(TypeAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        answer.append(term).append(' ').append(offset.startOffset()).append(' ').append(offset.endOffset()).append(' ')
            .append(position.getPositionIncrement()).append(' ').append(type.type()).append(' ');
      }
      stream.end();
      answer.append(offset.endOffset()).append(' ').append(position.getPositionIncrement());
    }
    return answer.toString();
  }

  private static String lower(String text) {
    StringBuilder mapped = new StringBuilder();
    text.codePoints().forEach(c -> mapped.appendCodePoint(Character.toLowerCase(c)));
    byte[] bytes = new byte[mapped.length() * 2];
    for (int i = 0; i < mapped.length(); i++) {
      bytes[2 * i] = (byte) (mapped.charAt(i) >> 8);
      bytes[2 * i + 1] = (byte) mapped.charAt(i);
    }
    return Base64.getEncoder().encodeToString(bytes);
  }
}
