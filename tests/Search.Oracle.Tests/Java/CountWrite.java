import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import org.apache.lucene.document.*;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.index.*;
import org.apache.lucene.search.Sort;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;

/**
 * Writes an index of the lines that SearchWrite reads, with the values of number and kind as facets too. Arguments: file, index folder,
 * documents a segment, index sort (as in CountRun, or "-").
 */
public class CountWrite {
  public static void run(String[] args, PrintStream out) throws Exception {
    IndexWriterConfig config = new IndexWriterConfig(SearchWrite.analyzer("words"));
    config.setMergePolicy(NoMergePolicy.INSTANCE);
    config.setMaxBufferedDocs(Integer.parseInt(args[2]));
    config.setRAMBufferSizeMB(IndexWriterConfig.DISABLE_AUTO_FLUSH);
    if (!args[3].equals("-")) {
      Sort sort = CountRun.sort(args[3]);
      config.setIndexSort(sort);
    }
    FacetsConfig facets = new FacetsConfig();
    try (FSDirectory directory = FSDirectory.open(Paths.get(args[1])); IndexWriter writer = new IndexWriter(directory, config)) {
      for (String line : Files.readAllLines(Paths.get(args[0]), StandardCharsets.UTF_8)) {
        writer.addDocument(facets.build(document(line.split("\t", -1))));
      }
      writer.flush();
      for (String line : Files.readAllLines(Paths.get(args[0]), StandardCharsets.UTF_8)) {
        String[] parts = line.split("\t", -1);
        if (parts[9].equals("yes")) {
          writer.deleteDocuments(new Term("id", parts[0]));
        }
      }
    }
  }

  private static Document document(String[] parts) {
    Document doc = new Document();
    doc.add(new StringField("id", parts[0], Field.Store.YES));
    doc.add(new TextField("body", parts[2], Field.Store.NO));
    if (!parts[3].equals("-")) {
      doc.add(new NumericDocValuesField("number", Long.parseLong(parts[3])));
      doc.add(new SortedDocValuesField("numbertext", new BytesRef(parts[3])));
      doc.add(new SortedSetDocValuesFacetField("numbertext", parts[3]));
      // Documents with one of the two only, so that neither says what the other is.
      if (!parts[0].endsWith("7")) {
        doc.add(new SortedDocValuesField("kind", new BytesRef(parts[4])));
        doc.add(new SortedSetDocValuesFacetField("kind", parts[4]));
      }
    }
    return doc;
  }
}
