import java.io.*;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.*;
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
 *   index CORPUS DIR RAM_MB        query DIR QUERIES PASSES WARMUP THRESHOLD|exact        dump DIR QUERIES FILE
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
    if (a[0].equals("index")) index(a[1], Paths.get(a[2]), Double.parseDouble(a[3]));
    else if (a[0].equals("query")) query(Paths.get(a[1]), Paths.get(a[2]), Integer.parseInt(a[3]), Integer.parseInt(a[4]), a[5]);
    else if (a[0].equals("dump")) dump(Paths.get(a[1]), Paths.get(a[2]), Paths.get(a[3]));
    else throw new IllegalArgumentException(a[0]);
  }

  static void index(String corpus, Path dir, double ramMb) throws Exception {
    IndexWriterConfig config = new IndexWriterConfig(CHAIN).setOpenMode(IndexWriterConfig.OpenMode.CREATE).setRAMBufferSizeMB(ramMb);
    long docs = 0, start = System.nanoTime();
    InputStream raw = new FileInputStream(corpus);
    if (corpus.endsWith(".gz")) raw = new GZIPInputStream(raw, 1 << 16);
    try (Directory d = FSDirectory.open(dir);
         BufferedReader lines = new BufferedReader(new InputStreamReader(raw, StandardCharsets.UTF_8), 1 << 20)) {
      try (IndexWriter w = new IndexWriter(d, config)) {
        Document doc = new Document();
        StringField id = new StringField("id", "", Field.Store.YES);
        TextField title = new TextField("title", "", Field.Store.NO), body = new TextField("body", "", Field.Store.YES);
        doc.add(id); doc.add(title); doc.add(body);
        for (String line; (line = lines.readLine()) != null; ) {
          Json json = new Json(line);
          id.setStringValue(json.get("id")); title.setStringValue(json.get("title")); body.setStringValue(json.get("body"));
          w.addDocument(doc); docs++;
        }
        w.commit();
      }
      double s = (System.nanoTime() - start) / 1e9;
      long bytes = 0;
      for (String f : d.listAll()) if (!f.equals("write.lock")) bytes += d.fileLength(f);
      System.out.printf(Locale.ROOT, "{\"documents\":%d,\"seconds\":%.4f,\"documents_per_second\":%.1f,\"cpu_seconds\":%.3f,\"index_bytes\":%d}%n", docs, s, docs / s, cpu(), bytes);
    }
  }

  static void query(Path dir, Path file, int passes, int warmup, String threshold) throws Exception {
    int hits = threshold.equals("exact") ? Integer.MAX_VALUE : Integer.parseInt(threshold);
    try (DirectoryReader r = DirectoryReader.open(FSDirectory.open(dir))) {
      IndexSearcher s = new IndexSearcher(r);
      s.setQueryCache(null);
      List<String> types = new ArrayList<>(); List<Query> queries = new ArrayList<>();
      read(file, types, queries);
      Map<String, List<Double>> times = new LinkedHashMap<>(), bests = new LinkedHashMap<>();
      double[] best = new double[queries.size()];
      Arrays.fill(best, Double.MAX_VALUE);
      for (int p = 0; p < passes + warmup; p++)
        for (int i = 0; i < queries.size(); i++) {
          long t = System.nanoTime();
          TopScoreDocCollector c = TopScoreDocCollector.create(10, null, hits);
          s.search(queries.get(i), c);
          c.topDocs();
          double us = (System.nanoTime() - t) / 1e3;
          if (p >= warmup) { times.computeIfAbsent(types.get(i), k -> new ArrayList<>()).add(us); best[i] = Math.min(best[i], us); }
        }
      for (int i = 0; i < best.length; i++) bests.computeIfAbsent(types.get(i), k -> new ArrayList<>()).add(best[i]);
      StringJoiner out = new StringJoiner(",", "{\"types\":[", "]}");
      for (Map.Entry<String, List<Double>> e : times.entrySet()) {
        double[] v = sorted(e.getValue()), b = sorted(bests.get(e.getKey()));
        out.add(String.format(Locale.ROOT, "{\"type\":\"%s\",\"samples\":%d,\"p50_us\":%.2f,\"p95_us\":%.2f,\"mean_us\":%.2f,\"best_p95_us\":%.2f,\"best_mean_us\":%.2f}",
            e.getKey(), v.length, v[v.length / 2], v[(int) (v.length * 0.95)], mean(v), b[(int) (b.length * 0.95)], mean(b)));
      }
      System.out.println(out);
    }
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
