import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.*;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.FSDirectory;

/**
 * Answers the queries of a file, one a line. Arguments: index folder, file, number of hits, syntax (tree, words or porter: the last two are
 * the classic syntax over that chain), and for trees k1 and b. Before a tree and a tab may stand an order: parts of kind, field, direction
 * and place of missing values with colons between, blanks between the parts. One line a query: total, then document:score bits.
 */
public class SearchRun {
  public static void run(String[] args, PrintStream out) throws Exception {
    try (FSDirectory directory = FSDirectory.open(Paths.get(args[0])); DirectoryReader reader = DirectoryReader.open(directory)) {
      IndexSearcher searcher = new IndexSearcher(reader);
      searcher.setQueryCache(null);
      if (args.length > 4) {
        searcher.setSimilarity(new BM25Similarity(Float.parseFloat(args[4]), Float.parseFloat(args[5])));
      }
      QueryParser parser = new QueryParser("body", SearchWrite.analyzer(args[3]));
      int hits = Integer.parseInt(args[2]);
      for (String line : Files.readAllLines(Paths.get(args[1]), StandardCharsets.UTF_8)) {
        int tab = line.indexOf('\t');
        Query query = args[3].equals("tree") ? QueryTree.parse(line.substring(tab + 1)) : parser.parse(line);
        TopDocs found = tab < 0 ? byScore(searcher, query, hits) : ordered(searcher, query, hits, line.substring(0, tab));
        StringBuilder text = new StringBuilder().append(found.totalHits.value);
        for (ScoreDoc hit : found.scoreDocs) {
          text.append(' ').append(hit.doc).append(':').append(Integer.toHexString(Float.floatToRawIntBits(hit.score)));
        }
        out.println(text);
      }
    }
  }

  private static TopDocs byScore(IndexSearcher searcher, Query query, int hits) throws Exception {
    TopScoreDocCollector collector = TopScoreDocCollector.create(hits, Integer.MAX_VALUE);
    searcher.search(query, collector);
    return collector.topDocs();
  }

  private static TopDocs ordered(IndexSearcher searcher, Query query, int hits, String order) throws Exception {
    String[] parts = order.split(" ");
    SortField[] fields = new SortField[parts.length];
    for (int i = 0; i < parts.length; i++) {
      String[] part = parts[i].split(":");
      fields[i] = field(part[0], part[1], part[2].equals("desc"), part[3].equals("first"));
    }
    TopFieldCollector collector = TopFieldCollector.create(new Sort(fields), hits, Integer.MAX_VALUE);
    searcher.search(query, collector);
    TopDocs found = collector.topDocs();
    TopFieldCollector.populateScores(found.scoreDocs, searcher, query);
    return found;
  }

  /** A text order in reverse turns the place of missing values round too; with several values the best one counts. */
  private static SortField field(String kind, String name, boolean reverse, boolean missingFirst) {
    SortField field;
    switch (kind) {
      case "score":
        return new SortField(null, SortField.Type.SCORE, reverse);
      case "doc":
        return new SortField(null, SortField.Type.DOC, reverse);
      case "numeric":
        field = new SortField(name, SortField.Type.LONG, reverse);
        field.setMissingValue(reverse == missingFirst ? Long.MAX_VALUE : Long.MIN_VALUE);
        return field;
      case "numerics":
        SortedNumericSelector.Type selected = reverse ? SortedNumericSelector.Type.MAX : SortedNumericSelector.Type.MIN;
        field = new SortedNumericSortField(name, SortField.Type.LONG, reverse, selected);
        field.setMissingValue(reverse == missingFirst ? Long.MAX_VALUE : Long.MIN_VALUE);
        return field;
      case "text":
        field = new SortField(name, SortField.Type.STRING, reverse);
        break;
      default:
        field = new SortedSetSortField(name, reverse, reverse ? SortedSetSelector.Type.MAX : SortedSetSelector.Type.MIN);
    }
    field.setMissingValue(reverse == missingFirst ? SortField.STRING_LAST : SortField.STRING_FIRST);
    return field;
  }
}
