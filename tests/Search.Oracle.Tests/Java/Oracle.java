import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * One process that answers line by line. A request is a class name of this folder and its arguments, separated by tabs; the class has
 * a static method run(String[], PrintStream). The answer is what it prints, then a line "." or, after a failure, "! message".
 */
public class Oracle {
  public static void main(String[] unused) throws Exception {
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintStream out = new PrintStream(new java.io.BufferedOutputStream(System.out, 1 << 16), false, "UTF-8");
    System.setOut(System.err);
    for (String line; (line = in.readLine()) != null; ) {
      String[] parts = line.split("\t", -1);
      try {
        String[] args = java.util.Arrays.copyOfRange(parts, 1, parts.length);
        Class.forName(parts[0]).getMethod("run", String[].class, PrintStream.class).invoke(null, args, out);
        out.println(".");
      } catch (Throwable t) {
        Throwable cause = t.getCause() == null ? t : t.getCause();
        cause.printStackTrace();
        out.println("! " + cause.toString().replace('\n', ' '));
      }
      out.flush();
    }
  }
}
