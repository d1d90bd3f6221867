import java.io.PrintStream;
import java.nio.file.Paths;
import java.util.*;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.codecs.lucene80.Lucene80DocValuesFormat;
import org.apache.lucene.codecs.lucene87.Lucene87Codec;
import org.apache.lucene.document.*;
import org.apache.lucene.index.*;
import org.apache.lucene.search.*;
import org.apache.lucene.store.*;
import org.apache.lucene.util.BytesRef;

/** Writes an index with every column format. Arguments: folder, documents, seed, comma-separated options. */
public class ColumnsWrite {
  public static void run(String[] a, PrintStream out) throws Exception {
    int n = Integer.parseInt(a[1]);
    Random r = new Random(Long.parseLong(a[2]));
    Set<String> options = new HashSet<>(Arrays.asList(a[3].split(",")));
    boolean small = options.contains("small");
    IndexWriterConfig c = new IndexWriterConfig(new WhitespaceAnalyzer());
    c.setCodec(small
        ? new Lucene87Codec(Lucene87Codec.Mode.BEST_COMPRESSION)
        : new Lucene87Codec(Lucene87Codec.Mode.BEST_SPEED));
    boolean merge = options.contains("merge");
    c.setMergePolicy(merge ? new TieredMergePolicy() : NoMergePolicy.INSTANCE);
    c.setRAMBufferSizeMB(256);
    if (merge) c.setMaxBufferedDocs(700);
    c.setUseCompoundFile(options.contains("compound"));
    if (options.contains("sort")) {
      SortField by = new SortField("n_sort", SortField.Type.LONG, true);
      by.setMissingValue(5L);
      c.setIndexSort(new Sort(by, new SortedSetSortField("ss_single", false), new SortedNumericSortField("sn_multi", SortField.Type.LONG)));
    }
    try (Directory d = FSDirectory.open(Paths.get(a[0])); IndexWriter w = new IndexWriter(d, c)) {
      for (int i = 0; i < n; i++) w.addDocument(document(i, n, r));
      if (merge) {
        for (int i = 0; i < n; i += 9) w.deleteDocuments(new Term("id", "doc" + i));
        w.forceMerge(1);
      }
      w.setLiveCommitData(new TreeMap<>(Map.of("who", "columns", "empty", "")).entrySet());
      w.commit();
      if (options.contains("updates")) {
        for (int i = 0; i < n; i += 7) w.deleteDocuments(new Term("id", "doc" + i));
        w.commit();
        for (int i = 1; i < n; i += 50) w.updateNumericDocValue(new Term("id", "doc" + i), "n_upd", -777 - i);
        w.commit();
        for (int i = 2; i < n; i += 60) w.updateBinaryDocValue(new Term("id", "doc" + i), "b_upd", new BytesRef("new" + i));
        for (int i = 1; i < n; i += 90) w.updateNumericDocValue(new Term("id", "doc" + i), "n_upd", i);
        w.commit();
      }
    }
    out.println("done");
  }

  static Document document(int i, int n, Random r) {
    Document d = new Document();
    d.add(new StringField("id", "doc" + i, Field.Store.YES));
    StringBuilder text = new StringBuilder("w");
    for (int k = r.nextInt(60) * (i % 11 == 0 ? 20 : 1); k > 0; k--) text.append(' ').append("word").append(r.nextInt(500));
    // Past the first blocks of 16,384 and documents enough for several chunks, only what is about blocks of documents goes on.
    boolean whole = i < 20000;
    if (whole) d.add(new TextField("body", text.toString(), Field.Store.YES));
    d.add(new TextField("same", "two words", Field.Store.NO));
    if (i % 3 != 0) d.add(new TextField("dense", text.toString(), Field.Store.NO));
    if (i % 200 == 1) d.add(new TextField("rare", text.toString(), Field.Store.NO));
    d.add(new NumericDocValuesField("n_const", -7));
    d.add(new NumericDocValuesField("n_table", new long[] {-5, 1000000007L, 42, Long.MIN_VALUE, 99999}[r.nextInt(5)]));
    d.add(new NumericDocValuesField("n_gcd", 1000L * r.nextInt(1000000) - 317));
    d.add(new NumericDocValuesField("n_plain", r.nextLong()));
    for (int bits : new int[] {1, 2, 4, 8, 12, 16, 20, 24, 28, 32, 40, 48, 56}) {
      d.add(new NumericDocValuesField("n_bits" + bits, (r.nextLong() >>> (64 - bits)) + 3));
    }
    d.add(new NumericDocValuesField("n_blocks", i < 16384 ? r.nextInt(300) : i < 32768 ? 12 : r.nextLong() >>> 20));
    if (i % 2 == 1) d.add(new NumericDocValuesField("n_half", i));
    if (!whole) {
      if (i > 70000) d.add(new NumericDocValuesField("n_late", i));
      if (i % 100 == 3) d.add(new NumericDocValuesField("n_rare", -i));
      return d;
    }
    if (i % 100 == 3) d.add(new NumericDocValuesField("n_rare", -i));
    if (i > 70000) d.add(new NumericDocValuesField("n_late", i));
    if (i < n - 5) d.add(new NumericDocValuesField("n_upd", i));
    if (i % 5 != 0) d.add(new NumericDocValuesField("n_sort", r.nextInt(10)));
    d.add(new BinaryDocValuesField("b_fixed", new BytesRef(String.format("%06d", i))));
    d.add(new BinaryDocValuesField("b_empty", new BytesRef()));
    if (i % 4 != 0) d.add(new BinaryDocValuesField("b_var", new BytesRef("v" + "xyz".repeat(r.nextInt(i % 50 == 1 ? 500 : 9)))));
    if (i % 4 != 0) d.add(new BinaryDocValuesField("b_upd", new BytesRef("old" + i)));
    d.add(new SortedDocValuesField("s_many", new BytesRef("term" + r.nextInt(5000))));
    d.add(new SortedDocValuesField("s_const", new BytesRef("only")));
    if (i % 3 == 0) d.add(new SortedDocValuesField("s_long", new BytesRef("p".repeat(r.nextInt(40)) + "q".repeat(r.nextInt(40)) + i)));
    d.add(new SortedSetDocValuesField("ss_single", new BytesRef("z" + i % 33)));
    for (int j = r.nextInt(4); j > 0; j--) d.add(new SortedSetDocValuesField("ss_multi", new BytesRef("m" + r.nextInt(997))));
    for (int j = r.nextInt(4); j > 0; j--) d.add(new SortedNumericDocValuesField("sn_multi", r.nextInt(1000) * 10L));
    d.add(new SortedNumericDocValuesField("sn_single", i * 3L));
    if (i % 10 == 0) {
      FieldType vectors = new FieldType(TextField.TYPE_NOT_STORED);
      vectors.setStoreTermVectors(true);
      d.add(new Field("vectors", "alpha beta alpha", vectors));
    }
    d.add(new IntPoint("pt_2d", r.nextInt(1000), r.nextInt(1000)));
    d.add(new StoredField("st_int", r.nextInt() >> r.nextInt(32)));
    d.add(new StoredField("st_long", (r.nextLong() >> r.nextInt(64)) * new long[] {1, 1000, 3600000, 86400000}[r.nextInt(4)]));
    d.add(new StoredField("st_float", r.nextBoolean() ? (float) (r.nextInt(260) - 10) : r.nextFloat() - 0.5f));
    d.add(new StoredField("st_double", r.nextBoolean() ? (double) (r.nextInt(260) - 10) : r.nextBoolean() ? (double) r.nextFloat() : r.nextDouble() - 0.5));
    d.add(new StoredField("st_zero", i % 2 == 0 ? -0.0f : 0f));
    d.add(new StoredField("st_dzero", i % 2 == 0 ? -0.0 : Double.NaN));
    d.add(new StoredField("st_bin", new BytesRef("b" + i)));
    if (i % 5000 == 5) d.add(new StoredField("st_big", "0123456789abcdef".repeat(90000) + i));
    return d;
  }
}
