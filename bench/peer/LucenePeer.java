import java.io.*;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.zip.GZIPInputStream;
import org.apache.lucene.analysis.*;
import org.apache.lucene.analysis.core.LowerCaseFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.document.*;
import org.apache.lucene.index.*;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.*;
import org.apache.lucene.store.*;

/**
 * Apache Lucene doing the work of `search bench`: the same chain, fields, queries and clock. One JSON object a run.
 *   index CORPUS DIR RAM_MB THREADS        query DIR QUERIES PASSES WARMUP THRESHOLD|exact [BUDGET_MS]        dump DIR QUERIES FILE
 *   merge CORPUS DIR SEGMENT_DOCS
 */
public class LucenePeer {
  static final Analyzer CHAIN = new Analyzer() {
    @Override protected TokenStreamComponents createComponents(String field) {
      StandardTokenizer words = new StandardTokenizer();
      return new TokenStreamComponents(words, new PorterStemFilter(new LowerCaseFilter(words)));
    }
    @Override protected TokenStream normalize(String field, TokenStream in) { return new LowerCaseFilter(in); }
  };

  public static void main(String[] a) throws Exception {
    if (a[0].equals("index")) index(a[1], Paths.get(a[2]), Double.parseDouble(a[3]), Integer.parseInt(a[4]));
    else if (a[0].equals("merge")) merge(a[1], Paths.get(a[2]), Integer.parseInt(a[3]));
    else if (a[0].equals("query")) query(Paths.get(a[1]), Paths.get(a[2]), Integer.parseInt(a[3]), Integer.parseInt(a[4]), a[5], a.length > 6 ? Long.parseLong(a[6]) : Long.MAX_VALUE / 1_000_000);
    else if (a[0].equals("dump")) dump(Paths.get(a[1]), Paths.get(a[2]), Paths.get(a[3]));
    else throw new IllegalArgumentException(a[0]);
  }

  static void index(String corpus, Path dir, double ramMb, int threads) throws Exception {
    IndexWriterConfig config = new IndexWriterConfig(CHAIN).setOpenMode(IndexWriterConfig.OpenMode.CREATE).setRAMBufferSizeMB(ramMb);
    long start = System.nanoTime();
    try (Directory d = FSDirectory.open(dir)) {
      long docs = fill(d, config, corpus, threads);
      double s = (System.nanoTime() - start) / 1e9;
      System.out.printf(Locale.ROOT, "{\"documents\":%d,\"threads\":%d,\"seconds\":%.4f,\"documents_per_second\":%.1f,\"cpu_seconds\":%.3f,\"index_bytes\":%d}%n",
          docs, threads, s, docs / s, cpu(), size(d));
    }
  }

  /** Segments of a number of documents, outside the clock; then all checksums, and one segment out of them. */
  static void merge(String corpus, Path dir, int segmentDocs) throws Exception {
    try (Directory d = FSDirectory.open(dir)) {
      long docs = fill(d, new IndexWriterConfig(CHAIN).setOpenMode(IndexWriterConfig.OpenMode.CREATE).setRAMBufferSizeMB(2000)
          .setMaxBufferedDocs(segmentDocs).setMergePolicy(NoMergePolicy.INSTANCE), corpus, 1);
      long bytes = size(d), checksum = Long.MAX_VALUE;
      int segments;
      try (DirectoryReader r = DirectoryReader.open(d)) {
        segments = r.leaves().size();
        for (int pass = 0; pass < 5; pass++) {
          long t = System.nanoTime();
          for (LeafReaderContext leaf : r.leaves()) leaf.reader().checkIntegrity();
          checksum = Math.min(checksum, System.nanoTime() - t);
        }
      }
      double cpu = cpu();
      long start = System.nanoTime();
      try (IndexWriter w = new IndexWriter(d, new IndexWriterConfig(CHAIN).setOpenMode(IndexWriterConfig.OpenMode.APPEND))) {
        w.forceMerge(1);
        w.commit();
      }
      System.out.printf(Locale.ROOT, "{\"documents\":%d,\"segments\":%d,\"index_bytes\":%d,\"checksum_seconds\":%.6f,\"merge_seconds\":%.4f,\"merge_cpu_seconds\":%.3f,\"merged_bytes\":%d}%n",
          docs, segments, bytes, checksum / 1e9, (System.nanoTime() - start) / 1e9, cpu() - cpu, size(d));
    }
  }

  static long fill(Directory d, IndexWriterConfig config, String corpus, int threads) throws Exception {
    InputStream raw = new FileInputStream(corpus);
    if (corpus.endsWith(".gz")) raw = new GZIPInputStream(raw, 1 << 16);
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(raw, StandardCharsets.UTF_8), 1 << 20);
         IndexWriter w = new IndexWriter(d, config)) {
      long docs = 0;
      if (threads == 1) {
        Adder adder = new Adder(w);
        for (String line; (line = lines.readLine()) != null; docs++) adder.add(line);
      } else {
        BlockingQueue<List<String>> queue = new ArrayBlockingQueue<>(4 * threads);
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        List<Future<Long>> results = new ArrayList<>();
        for (int i = 0; i < threads; i++)
          results.add(workers.submit(() -> {
            Adder adder = new Adder(w);
            long added = 0;
            for (List<String> batch; !(batch = queue.take()).isEmpty(); )
              for (String line : batch) { adder.add(line); added++; }
            return added;
          }));
        List<String> batch = new ArrayList<>();
        for (String line; (line = lines.readLine()) != null; ) {
          batch.add(line);
          if (batch.size() == 200) { queue.put(batch); batch = new ArrayList<>(); }
        }
        if (!batch.isEmpty()) queue.put(batch);
        for (int i = 0; i < threads; i++) queue.put(Collections.emptyList());
        for (Future<Long> result : results) docs += result.get();
        workers.shutdown();
      }
      w.commit();
      return docs;
    }
  }

  static long size(Directory d) throws IOException {
    long bytes = 0;
    for (String f : d.listAll()) if (!f.equals("write.lock")) bytes += d.fileLength(f);
    return bytes;
  }

  /** One thread's reused document. */
  static final class Adder {
    private final IndexWriter writer;
    private final Document doc = new Document();
    private final StringField id = new StringField("id", "", Field.Store.YES);
    private final TextField title = new TextField("title", "", Field.Store.NO), body = new TextField("body", "", Field.Store.YES);
    Adder(IndexWriter w) { writer = w; doc.add(id); doc.add(title); doc.add(body); }
    void add(String line) throws IOException {
      Json json = new Json(line);
      id.setStringValue(json.get("id")); title.setStringValue(json.get("title")); body.setStringValue(json.get("body"));
      writer.addDocument(doc);
    }
  }

  /** A class leaves the rounds, after one of warming up and two of measuring, once it has used its milliseconds (a third for warming up). */
  static void query(Path dir, Path file, int passes, int warmup, String threshold, long budgetMs) throws Exception {
    int hits = threshold.equals("exact") ? Integer.MAX_VALUE : Integer.parseInt(threshold);
    List<String> types = new ArrayList<>(); List<Query> queries = new ArrayList<>();
    read(file, types, queries);
    Map<String, List<Double>> times = new LinkedHashMap<>(), bests = new LinkedHashMap<>();
    Map<String, Integer> rounds = new HashMap<>();
    double[] best = new double[queries.size()];
    try (DirectoryReader r = DirectoryReader.open(FSDirectory.open(dir))) {
      IndexSearcher s = new IndexSearcher(r);
      s.setQueryCache(null);
      Arrays.fill(best, Double.MAX_VALUE);
      for (int phase = 0; phase < 2; phase++) {
        boolean measured = phase == 1;
        double budget = budgetMs * 1e3 / (measured ? 1 : 3);
        Map<String, Double> used = new HashMap<>();
        rounds.clear();
        for (int p = 0; p < (measured ? passes : warmup); p++) {
          Set<String> taking = new HashSet<>();
          for (String type : types) if (p < (measured ? 2 : 1) || used.get(type) < budget) taking.add(type);
          for (String type : taking) rounds.merge(type, 1, Integer::sum);
          for (int i = 0; i < queries.size(); i++) {
            if (!taking.contains(types.get(i))) continue;
            double us = top(s, queries.get(i), hits);
            used.merge(types.get(i), us, Double::sum);
            if (measured) { times.computeIfAbsent(types.get(i), k -> new ArrayList<>()).add(us); best[i] = Math.min(best[i], us); }
          }
        }
      }
    }
    for (int i = 0; i < best.length; i++) bests.computeIfAbsent(types.get(i), k -> new ArrayList<>()).add(best[i]);
    StringJoiner out = new StringJoiner(",", "{\"types\":[", String.format(Locale.ROOT, "],\"open_ms\":%.3f}", open(dir, queries.get(0), hits)));
    for (Map.Entry<String, List<Double>> e : times.entrySet()) {
      double[] v = sorted(e.getValue()), b = sorted(bests.get(e.getKey()));
      out.add(String.format(Locale.ROOT, "{\"type\":\"%s\",\"samples\":%d,\"passes\":%d,\"p50_us\":%.2f,\"p95_us\":%.2f,\"mean_us\":%.2f,\"best_p95_us\":%.2f,\"best_mean_us\":%.2f}",
          e.getKey(), v.length, rounds.get(e.getKey()), v[v.length / 2], v[(int) (v.length * 0.95)], mean(v), b[(int) (b.length * 0.95)], mean(b)));
    }
    System.out.println(out);
  }

  static double top(IndexSearcher s, Query query, int hits) throws Exception {
    long t = System.nanoTime();
    TopScoreDocCollector c = TopScoreDocCollector.create(10, null, hits);
    s.search(query, c);
    c.topDocs();
    return (System.nanoTime() - t) / 1e3;
  }

  /** Milliseconds to open the index and answer a query, in this warm process: the median of nine. */
  static double open(Path dir, Query query, int hits) throws Exception {
    double[] times = new double[9];
    for (int i = 0; i < times.length; i++) {
      long t = System.nanoTime();
      try (DirectoryReader r = DirectoryReader.open(FSDirectory.open(dir))) {
        top(new IndexSearcher(r), query, hits);
        times[i] = (System.nanoTime() - t) / 1e6;
      }
    }
    Arrays.sort(times);
    return times[times.length / 2];
  }

  static double[] sorted(List<Double> values) { return values.stream().mapToDouble(x -> x).sorted().toArray(); }

  static double mean(double[] values) { return Arrays.stream(values).average().orElse(0); }

  static void dump(Path dir, Path file, Path to) throws Exception {
    try (DirectoryReader r = DirectoryReader.open(FSDirectory.open(dir)); PrintStream out = new PrintStream(Files.newOutputStream(to), false, "UTF-8")) {
      IndexSearcher s = new IndexSearcher(r);
      List<String> types = new ArrayList<>(); List<Query> queries = new ArrayList<>();
      read(file, types, queries);
      for (int i = 0; i < queries.size(); i++) {
        ScoreDoc[] top = s.search(queries.get(i), 10).scoreDocs;
        for (int k = 0; k < top.length; k++)
          out.printf(Locale.ROOT, "%d\t%d\t%s\t%s\t%08x%n", i, k + 1, r.document(top[k].doc, Collections.singleton("id")).get("id"), top[k].score, Float.floatToRawIntBits(top[k].score));
      }
    }
  }

  static void read(Path file, List<String> types, List<Query> queries) throws Exception {
    QueryParser parser = new QueryParser("body", CHAIN);
    for (String line : Files.readAllLines(file)) {
      if (line.isEmpty() || line.startsWith("#")) continue;
      int tab = line.indexOf('\t');
      types.add(line.substring(0, tab)); queries.add(parser.parse(line.substring(tab + 1)));
    }
  }

  static double cpu() {
    return ((com.sun.management.OperatingSystemMXBean) java.lang.management.ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
  }

  /** The string members of one flat JSON object. */
  static final class Json {
    private final String s; private int at; private final Map<String, String> members = new HashMap<>(8);
    Json(String text) {
      s = text; at = s.indexOf('{') + 1;
      while (s.charAt(skip()) == '"') {
        String key = string();
        at = s.indexOf(':', at) + 1;
        if (s.charAt(skip()) == '"') members.put(key, string());
        else while (s.charAt(at) != ',' && s.charAt(at) != '}') at++;
        if (s.charAt(skip()) == ',') at++;
      }
    }
    String get(String key) { return members.getOrDefault(key, ""); }
    private int skip() { while (s.charAt(at) <= ' ') at++; return at; }
    private String string() {
      int from = ++at;
      while (s.charAt(at) != '"' && s.charAt(at) != '\\') at++;
      if (s.charAt(at) == '"') return s.substring(from, at++);
      StringBuilder b = new StringBuilder(s.length() - from).append(s, from, at);
      for (char c; (c = s.charAt(at++)) != '"'; ) {
        if (c != '\\') { b.append(c); continue; }
        c = s.charAt(at++);
        switch (c) {
          case 'n': b.append('\n'); break; case 't': b.append('\t'); break; case 'r': b.append('\r'); break;
          case 'b': b.append('\b'); break; case 'f': b.append('\f'); break;
          case 'u': b.append((char) Integer.parseInt(s.substring(at, at + 4), 16)); at += 4; break;
          default: b.append(c);
        }
      }
      return b.toString();
    }
  }
}
