import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Paths;
import java.util.*;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.analysis.tokenattributes.*;
import org.apache.lucene.document.*;
import org.apache.lucene.index.*;
import org.apache.lucene.store.*;
import org.apache.lucene.util.BytesRef;

/** Writes an index with every kind of postings. Arguments: folder, documents, seed, comma-separated options. */
public class PostingsWrite {
  public static void run(String[] a, PrintStream out) throws Exception {
    int n = Integer.parseInt(a[1]);
    Random r = new Random(Long.parseLong(a[2]));
    Set<String> options = new HashSet<>(Arrays.asList(a[3].split(",")));
    IndexWriterConfig c = new IndexWriterConfig(new WhitespaceAnalyzer());
    c.setMergePolicy(NoMergePolicy.INSTANCE);
    c.setRAMBufferSizeMB(256);
    c.setUseCompoundFile(false);
    try (Directory d = FSDirectory.open(Paths.get(a[0])); IndexWriter w = new IndexWriter(d, c)) {
      for (int i = 0; i < n; i++) w.addDocument(document(i, r));
      w.commit();
      if (options.contains("deletes")) {
        for (int i = 0; i < n; i += 3) w.deleteDocuments(new Term("id", "doc" + i));
        w.commit();
      }
    }
    out.println("done");
  }

  static Document document(int i, Random r) {
    Document d = new Document();
    d.add(new Field("id", new Tokens(List.of("doc" + i), r, false, 1), type(IndexOptions.DOCS, false)));
    List<String> words = new ArrayList<>();
    for (int k = 1 + r.nextInt(i % 50 == 0 ? 800 : 30); k > 0; k--) words.add("w" + (int) Math.abs(r.nextGaussian() * 40));
    if (i % 2 == 0) words.add("even");
    words.add("all");
    d.add(new Field("docs", new Tokens(words, r, false, 1), type(IndexOptions.DOCS, false)));
    d.add(new Field("docs_norms", new Tokens(words, r, false, 1), type(IndexOptions.DOCS, true)));
    d.add(new Field("freqs", new Tokens(words, r, false, 1), type(IndexOptions.DOCS_AND_FREQS, true)));
    d.add(new Field("positions", new Tokens(words, r, false, 3), type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, true)));
    d.add(new Field("payloads", new Tokens(words, r, true, 1), type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, false)));
    d.add(new Field("offsets", new Tokens(words, r, false, 1), type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS, true)));
    d.add(new Field("everything", new Tokens(words, r, true, 1 << 16), type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS, true)));
    if (i % 7 == 0) d.add(new Field("sparse", new Tokens(words, r, false, 1), type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, true)));
    List<String> names = new ArrayList<>();
    names.add("http://example.org/" + Integer.toString(r.nextInt(1 << 20), 26).replaceAll("[0-9]", "z") + "/page" + (char) ('a' + r.nextInt(26)));
    names.add("prefix/" + i % 900 + "/samesamesamesame/samesamesamesame/" + i % 7);
    names.add(String.format("%08d", r.nextInt(100000000)));
    names.add("aaa" + Integer.toString(100000 + r.nextInt(900000), 36).replaceAll("[0-9]", "q") + "suffixword");
    d.add(new Field("names", new Tokens(names, r, false, 1), type(IndexOptions.DOCS, false)));
    byte[] b = {(byte) (r.nextInt(8) * 31), (byte) (r.nextInt(6) * 47), (byte) r.nextInt(256), (byte) r.nextInt(256)};
    d.add(new StringField("bytes", new BytesRef(b, 0, 1 + r.nextInt(4)), Field.Store.NO));
    return d;
  }

  static FieldType type(IndexOptions options, boolean norms) {
    FieldType t = new FieldType();
    t.setIndexOptions(options);
    t.setTokenized(true);
    t.setOmitNorms(!norms);
    return t;
  }

  /** Given words with random gaps and payloads. */
  static class Tokens extends TokenStream {
    final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
    final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
    final PayloadAttribute payload;
    final Iterator<String> words;
    final Random r;
    final int gap;
    int at;
    boolean first = true;

    Tokens(List<String> words, Random r, boolean payloads, int gap) {
      this.words = words.iterator();
      this.r = r;
      this.gap = gap;
      payload = payloads ? addAttribute(PayloadAttribute.class) : null;
    }

    @Override
    public boolean incrementToken() {
      if (!words.hasNext()) return false;
      clearAttributes();
      String word = words.next();
      term.append(word);
      at += r.nextInt(4);
      offset.setOffset(at, at + word.length());
      increment.setPositionIncrement(first ? 1 : gap == 3 ? r.nextInt(gap) : r.nextInt(5) == 0 ? 1 + r.nextInt(gap) : 1);
      first = false;
      if (payload != null && r.nextInt(3) > 0) {
        byte[] bytes = new byte[r.nextInt(4)];
        r.nextBytes(bytes);
        payload.setPayload(new BytesRef(bytes));
      }
      return true;
    }
  }
}
