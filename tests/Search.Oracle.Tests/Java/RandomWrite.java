import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.*;
import org.apache.lucene.analysis.*;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.analysis.tokenattributes.*;
import org.apache.lucene.codecs.lucene87.Lucene87Codec;
import org.apache.lucene.document.*;
import org.apache.lucene.index.*;
import org.apache.lucene.search.*;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;

/**
 * Writes an index of the lines of a file with settings drawn at random. Arguments: file, index folder, seed. A line is id, title, body,
 * number, kind, numbers, tags, rank, new rank, deleted (tabs between, "-" for none, commas between several). Prints the settings.
 */
public class RandomWrite {
  private final Random random;
  private final boolean offsets;
  private final boolean vectors;
  private final boolean payloads;
  private final boolean points;
  private final StringBuilder settings = new StringBuilder();

  private RandomWrite(long seed) {
    random = new Random(seed);
    offsets = draw("offsets");
    vectors = draw("vectors");
    payloads = draw("payloads");
    points = draw("points");
  }

  public static void run(String[] args, PrintStream out) throws Exception {
    RandomWrite write = new RandomWrite(Long.parseLong(args[2]));
    List<String[]> lines = new ArrayList<>();
    for (String line : Files.readAllLines(Paths.get(args[0]), StandardCharsets.UTF_8)) {
      lines.add(line.split("\t", -1));
    }
    try (FSDirectory directory = FSDirectory.open(Paths.get(args[1]))) {
      write.write(directory, lines);
    }
    out.println(write.settings);
  }

  private boolean draw(String name) {
    boolean yes = random.nextInt(3) == 0;
    settings.append(yes ? name + " " : "");
    return yes;
  }

  private void write(FSDirectory directory, List<String[]> lines) throws Exception {
    Sort sort = draw("sorted") ? new Sort(new SortField("number", SortField.Type.LONG, random.nextBoolean())) : null;
    int done = 0;
    for (int sessions = 1 + random.nextInt(3); sessions > 0; sessions--) {
      int end = sessions == 1 ? lines.size() : done + random.nextInt(lines.size() - done + 1);
      try (IndexWriter writer = new IndexWriter(directory, config(sort, lines.size()))) {
        for (; done < end; done++) {
          add(writer, lines.get(done));
        }
        if (random.nextInt(3) == 0) {
          writer.commit();
        }
        change(writer, lines.subList(0, end));
        if (random.nextInt(4) == 0) {
          writer.forceMerge(1 + random.nextInt(3));
        }
        writer.commit();
      }
    }
  }

  private void add(IndexWriter writer, String[] line) throws Exception {
    if (random.nextInt(10) == 0) {
      writer.addDocument(document(line));
    }
    writer.updateDocument(new Term("id", line[0]), document(line));
    if (random.nextInt(200) == 0) {
      writer.flush();
    }
  }

  private void change(IndexWriter writer, List<String[]> lines) throws Exception {
    for (String[] line : lines) {
      Term id = new Term("id", line[0]);
      if (!line[8].equals("-")) {
        writer.updateNumericDocValue(id, "rank", Long.parseLong(line[8]));
      }
      if (line[9].equals("yes")) {
        writer.deleteDocuments(id);
      }
    }
  }

  private IndexWriterConfig config(Sort sort, int count) {
    IndexWriterConfig config = new IndexWriterConfig(analyzer());
    config.setCodec(new Lucene87Codec(draw("compressed") ? Lucene87Codec.Mode.BEST_COMPRESSION : Lucene87Codec.Mode.BEST_SPEED));
    config.setUseCompoundFile(draw("compound"));
    config.setMergePolicy(policy());
    config.setMergeScheduler(draw("concurrent") ? new ConcurrentMergeScheduler() : new SerialMergeScheduler());
    BM25Similarity similarity = new BM25Similarity(random.nextFloat() * 3, random.nextFloat());
    similarity.setDiscountOverlaps(random.nextBoolean());
    config.setSimilarity(similarity);
    if (sort != null) {
      config.setIndexSort(sort);
    }
    if (draw("memory")) {
      config.setRAMBufferSizeMB(0.6 + random.nextDouble());
    } else {
      config.setMaxBufferedDocs(2 + count / 25 + random.nextInt(count + 1));
      config.setRAMBufferSizeMB(IndexWriterConfig.DISABLE_AUTO_FLUSH);
    }
    return config;
  }

  private MergePolicy policy() {
    LogMergePolicy log = random.nextBoolean() ? new LogDocMergePolicy() : new LogByteSizeMergePolicy();
    log.setMergeFactor(2 + random.nextInt(6));
    TieredMergePolicy tiered = new TieredMergePolicy();
    tiered.setSegmentsPerTier(2 + random.nextInt(6));
    tiered.setMaxMergeAtOnce(2 + random.nextInt(5));
    tiered.setFloorSegmentMB(random.nextBoolean() ? 0.001 : 2);
    tiered.setDeletesPctAllowed(20 + random.nextInt(30));
    MergePolicy policy = draw("log") ? log : draw("unmerged") ? NoMergePolicy.INSTANCE : tiered;
    if (policy != NoMergePolicy.INSTANCE) {
      policy.setNoCFSRatio(random.nextInt(2));
    }
    return policy;
  }

  private Analyzer analyzer() {
    return new Analyzer() {
      @Override
      protected TokenStreamComponents createComponents(String field) {
        WhitespaceTokenizer words = new WhitespaceTokenizer();
        return new TokenStreamComponents(words, payloads ? new Payloads(words) : words);
      }
    };
  }

  private Document document(String[] line) {
    Document doc = new Document();
    doc.add(new StringField("id", line[0], Field.Store.YES));
    if (!line[1].equals("-")) {
      doc.add(new TextField("title", line[1], Field.Store.YES));
    }
    FieldType type = new FieldType(TextField.TYPE_STORED);
    if (offsets) {
      type.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);
    }
    type.setStoreTermVectors(vectors);
    type.setStoreTermVectorPositions(vectors);
    doc.add(new Field("body", line[2], type));
    if (!line[3].equals("-")) {
      doc.add(new NumericDocValuesField("number", Long.parseLong(line[3])));
      doc.add(new SortedDocValuesField("kind", new BytesRef(line[4])));
      if (points) {
        doc.add(new LongPoint("number", Long.parseLong(line[3])));
      }
    }
    for (String number : several(line[5])) {
      doc.add(new SortedNumericDocValuesField("numbers", Long.parseLong(number)));
    }
    for (String tag : several(line[6])) {
      doc.add(new SortedSetDocValuesField("tags", new BytesRef(tag)));
    }
    if (!line[7].equals("-")) {
      doc.add(new NumericDocValuesField("rank", Long.parseLong(line[7])));
    }
    return doc;
  }

  private static String[] several(String column) {
    return column.equals("-") ? new String[0] : column.split(",");
  }

  /** A payload on words of odd length. */
  private static final class Payloads extends TokenFilter {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PayloadAttribute payload = addAttribute(PayloadAttribute.class);

    Payloads(TokenStream in) {
      super(in);
    }

    @Override
    public boolean incrementToken() throws java.io.IOException {
      if (!input.incrementToken()) {
        return false;
      }
      payload.setPayload(term.length() % 2 == 0 ? null : new BytesRef(term.toString()));
      return true;
    }
  }
}
