import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.*;
import org.apache.lucene.facet.*;
import org.apache.lucene.facet.sortedset.*;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.*;
import org.apache.lucene.search.grouping.*;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;

/**
 * Sorts, groups and counts facets. Arguments: index folder, file of requests. A request has tabs between: "sort", query, sort, hits; "group",
 * query, sort, groups, hits of a group; "facets", query, then for each of kind and numbertext the selected values with commas between, or "-".
 * A sort is keys with commas between: field:reverse:missing first (t or f), where the field may be score or doc.
 */
public class CountRun {
  public static void run(String[] args, PrintStream out) throws Exception {
    try (FSDirectory directory = FSDirectory.open(Paths.get(args[0])); DirectoryReader reader = DirectoryReader.open(directory)) {
      IndexSearcher searcher = new IndexSearcher(reader);
      searcher.setQueryCache(null);
      for (String line : Files.readAllLines(Paths.get(args[1]), StandardCharsets.UTF_8)) {
        String[] parts = line.split("\t", -1);
        Query query = QueryTree.parse(parts[1]);
        switch (parts[0]) {
          case "sort":
            out.println(sorted(searcher, query, sort(parts[2]), Integer.parseInt(parts[3])));
            break;
          case "group":
            out.println(grouped(searcher, query, sort(parts[2]), Integer.parseInt(parts[3]), Integer.parseInt(parts[4])));
            break;
          default:
            out.println(counted(searcher, query, parts[2], parts[3]));
        }
      }
    }
  }

  static Sort sort(String keys) {
    List<SortField> fields = new ArrayList<>();
    for (String key : keys.split(",")) {
      String[] parts = key.split(":");
      fields.add(field(parts[0], parts[1].equals("t"), parts[2].equals("t")));
    }
    return new Sort(fields.toArray(new SortField[0]));
  }

  private static SortField field(String name, boolean reverse, boolean missingFirst) {
    if (name.equals("score") || name.equals("doc")) {
      return new SortField(null, name.equals("score") ? SortField.Type.SCORE : SortField.Type.DOC, reverse);
    }
    if (name.equals("number")) {
      SortField number = new SortField(name, SortField.Type.LONG, reverse);
      number.setMissingValue(missingFirst == reverse ? Long.MAX_VALUE : Long.MIN_VALUE);
      return number;
    }
    SortField text = new SortField(name, SortField.Type.STRING, reverse);
    text.setMissingValue(missingFirst == reverse ? SortField.STRING_LAST : SortField.STRING_FIRST);
    return text;
  }

  private static String sorted(IndexSearcher searcher, Query query, Sort sort, int hits) throws Exception {
    TopFieldCollector collector = TopFieldCollector.create(sort, hits, Integer.MAX_VALUE);
    searcher.search(query, collector);
    TopDocs found = collector.topDocs();
    StringBuilder text = new StringBuilder().append(found.totalHits.value);
    for (ScoreDoc hit : found.scoreDocs) {
      text.append(' ').append(hit.doc);
    }
    return text.toString();
  }

  private static String grouped(IndexSearcher searcher, Query query, Sort sort, int groups, int within) throws Exception {
    AllGroupsCollector<BytesRef> all = new AllGroupsCollector<>(new TermGroupSelector("kind"));
    searcher.search(query, all);
    StringBuilder text = new StringBuilder().append(all.getGroupCount());
    FirstPassGroupingCollector<BytesRef> first = new FirstPassGroupingCollector<>(new TermGroupSelector("kind"), sort, groups);
    searcher.search(query, first);
    Collection<SearchGroup<BytesRef>> top = first.getTopGroups(0);
    if (top == null) {
      return text.toString();
    }
    TopGroupsCollector<BytesRef> second =
        new TopGroupsCollector<>(new TermGroupSelector("kind"), top, sort, sort, within, false);
    searcher.search(query, second);
    for (GroupDocs<BytesRef> group : second.getTopGroups(0).groups) {
      text.append(' ').append(group.groupValue == null ? "-" : group.groupValue.utf8ToString());
      text.append(':').append(group.totalHits.value);
      for (ScoreDoc hit : group.scoreDocs) {
        text.append(':').append(hit.doc);
      }
    }
    return text.toString();
  }

  private static String counted(IndexSearcher searcher, Query query, String kinds, String numbers) throws Exception {
    FacetsConfig config = new FacetsConfig();
    SortedSetDocValuesReaderState state = new DefaultSortedSetDocValuesReaderState(searcher.getIndexReader());
    DrillDownQuery drill = new DrillDownQuery(config, query);
    select(drill, "kind", kinds);
    select(drill, "numbertext", numbers);
    DrillSideways.DrillSidewaysResult found = new DrillSideways(searcher, config, state).search(drill, 10);
    StringBuilder text = new StringBuilder().append(found.hits.totalHits.value);
    for (String dim : new String[] {"kind", "numbertext"}) {
      text.append(" |");
      FacetResult result = found.facets.getTopChildren(1000, dim);
      TreeMap<String, Number> counts = new TreeMap<>();
      if (result != null) {
        for (LabelAndValue value : result.labelValues) {
          counts.put(value.label, value.value);
        }
      }
      counts.forEach((label, count) -> text.append(' ').append(label).append('=').append(count));
    }
    return text.toString();
  }

  private static void select(DrillDownQuery drill, String dim, String values) {
    if (!values.equals("-")) {
      for (String value : values.split(",")) {
        drill.add(dim, value);
      }
    }
  }
}
