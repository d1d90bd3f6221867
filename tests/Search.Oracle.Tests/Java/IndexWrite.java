import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.Base64;
import org.apache.lucene.analysis.*;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.analysis.tokenattributes.*;
import org.apache.lucene.document.*;
import org.apache.lucene.index.*;
import org.apache.lucene.store.*;
import org.apache.lucene.util.BytesRef;

/**
 * Lucene's own inversion of documents that both sides index: folder, file of documents. A line is a document, its fields are
 * "name:kind:base64 of the text" between tabs; kinds as in IndexWriterOracleTests.
 */
public class IndexWrite {
  public static void run(String[] a, PrintStream out) throws Exception {
    Analyzer analyzer = new Analyzer(Analyzer.PER_FIELD_REUSE_STRATEGY) {
      @Override protected TokenStreamComponents createComponents(String field) {
        Tokenizer words = new WhitespaceTokenizer();
        return new TokenStreamComponents(words, field.startsWith("stacked") ? new Stack(words) : words);
      }
    };
    IndexWriterConfig c = new IndexWriterConfig(analyzer).setUseCompoundFile(false).setMergePolicy(NoMergePolicy.INSTANCE);
    try (Directory d = FSDirectory.open(Paths.get(a[0])); IndexWriter w = new IndexWriter(d, c)) {
      for (String line : Files.readAllLines(Paths.get(a[1]))) {
        Document doc = new Document();
        for (String f : line.split("\t")) {
          String[] p = f.split(":", -1);
          doc.add(field(p[0], p[1], new String(Base64.getDecoder().decode(p[2]), StandardCharsets.UTF_8)));
        }
        w.addDocument(doc);
      }
    }
  }

  static IndexableField field(String name, String kind, String text) {
    FieldType t = new FieldType();
    switch (kind) {
      case "id": return new StringField(name, text, Field.Store.YES);
      case "text":
        t.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);
        t.setStored(true);
        return new Field(name, text, t);
      case "docs":
        t.setIndexOptions(IndexOptions.DOCS);
        return new Field(name, text, t);
      case "freqs":
        t.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        return new Field(name, text, t);
      case "stacked":
        t.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
        return new Field(name, text, t);
      case "number": return new NumericDocValuesField(name, text.length());
      case "sorted": return new SortedDocValuesField(name, new BytesRef(text));
      case "set": return new SortedSetDocValuesField(name, new BytesRef(text));
      case "binary": return new BinaryDocValuesField(name, new BytesRef(text));
      case "numbers": return new SortedNumericDocValuesField(name, text.length());
      default: return new Field(name, text, vectors(kind));
    }
  }

  /** "v", the parts of a term vector as a digit, and d, f, p or o for what the postings hold. */
  static FieldType vectors(String kind) {
    FieldType t = new FieldType();
    int parts = kind.charAt(1) - '0';
    t.setIndexOptions(IndexOptions.values()[1 + "dfpo".indexOf(kind.charAt(2))]);
    t.setStoreTermVectors(true);
    t.setStoreTermVectorPositions((parts & 1) != 0);
    t.setStoreTermVectorOffsets((parts & 2) != 0);
    t.setStoreTermVectorPayloads((parts & 4) != 0);
    return t;
  }

  /** "a|b" becomes a, and b with a payload on the same position. */
  static final class Stack extends TokenFilter {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
    private final PayloadAttribute payload = addAttribute(PayloadAttribute.class);
    private String rest;

    Stack(TokenStream in) { super(in); }

    @Override public boolean incrementToken() throws java.io.IOException {
      if (rest != null) {
        term.setEmpty().append(rest);
        rest = null;
        increment.setPositionIncrement(0);
        payload.setPayload(new BytesRef(new byte[] {(byte) term.length(), 1}));
        return true;
      }
      if (!input.incrementToken()) return false;
      int bar = term.toString().indexOf('|');
      if (bar >= 0) {
        rest = term.toString().substring(bar + 1);
        term.setLength(bar);
      }
      return true;
    }

    @Override public void reset() throws java.io.IOException {
      super.reset();
      rest = null;
    }
  }
}
