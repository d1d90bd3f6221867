import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.*;
import org.apache.lucene.store.FSDirectory;

/**
 * Answers the queries of a file, one a line. Arguments: index folder, file, number of hits, syntax (tree, words or porter: the last two are
 * the classic syntax over that chain). One line a query: total, then document:score bits.
 */
public class SearchRun {
  public static void run(String[] args, PrintStream out) throws Exception {
    try (FSDirectory directory = FSDirectory.open(Paths.get(args[0])); DirectoryReader reader = DirectoryReader.open(directory)) {
      IndexSearcher searcher = new IndexSearcher(reader);
      searcher.setQueryCache(null);
      QueryParser parser = new QueryParser("body", SearchWrite.analyzer(args[3]));
      for (String line : Files.readAllLines(Paths.get(args[1]), StandardCharsets.UTF_8)) {
        Query query = args[3].equals("tree") ? QueryTree.parse(line) : parser.parse(line);
        TopScoreDocCollector collector = TopScoreDocCollector.create(Integer.parseInt(args[2]), Integer.MAX_VALUE);
        searcher.search(query, collector);
        TopDocs found = collector.topDocs();
        StringBuilder text = new StringBuilder().append(found.totalHits.value);
        for (ScoreDoc hit : found.scoreDocs) {
          text.append(' ').append(hit.doc).append(':').append(Integer.toHexString(Float.floatToRawIntBits(hit.score)));
        }
        out.println(text);
      }
    }
  }
}
