import com.amazon.randomcutforest.RandomCutForest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;

/**
 * Scores rows with a random cut forest (Guha et al. 2016) of 50 trees of 256 rows, in the way its
 * library recommends: score, then update. Reads one row a line, values apart by spaces, and prints one
 * score a line; an empty line begins a new forest. Argument: the seed.
 */
public final class ForestScores {

  private ForestScores() {}

  public static void main(String[] args) throws IOException {
    long seed = Long.parseLong(args[0]);
    BufferedReader rows = new BufferedReader(new InputStreamReader(System.in));
    StringBuilder scores = new StringBuilder();
    RandomCutForest forest = null;
    for (String line = rows.readLine(); line != null; line = rows.readLine()) {
      if (line.isEmpty()) {
        forest = null;
        continue;
      }
      String[] words = line.split(" ");
      float[] row = new float[words.length];
      for (int i = 0; i < row.length; i++) {
        row[i] = Float.parseFloat(words[i]);
      }
      if (forest == null) {
        forest =
            RandomCutForest.builder()
                .dimensions(row.length)
                .numberOfTrees(50)
                .sampleSize(256)
                .randomSeed(seed)
                .build();
      }
      scores.append(forest.getAnomalyScore(row)).append('\n');
      forest.update(row);
    }
    System.out.print(scores);
  }
}
