package io.tidewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LatestCheckpointTest {

  private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir private Path folder;

  private Path metadata(String path, int minute) throws IOException {
    Path checkpoint = Files.createDirectories(folder.resolve(path));
    Path file = Files.createFile(checkpoint.resolve("_metadata"));
    Files.setLastModifiedTime(file, FileTime.from(NEW_YEAR.plusSeconds(60L * minute)));
    return checkpoint;
  }

  private String latest() throws IOException {
    return LatestCheckpoint.below(folder.toUri().toString()).orElse("none");
  }

  @Test
  void thereIsNoneInAnEmptyFolderNorInOneThatIsMissing() throws IOException {
    assertThat(latest()).isEqualTo("none");
    assertThat(LatestCheckpoint.below(folder.resolve("missing").toUri().toString())).isEmpty();
  }

  @Test
  void theNewestCountsWhicheverJobWroteIt() throws IOException {
    metadata("aaaa/chk-90", 1);
    Path newest = metadata("bbbb/chk-2", 3);
    metadata("savepoint-aaaa-1", 2);

    assertThat(latest()).isEqualTo("file:" + newest);
  }

  @Test
  void aSavepointCountsAsWellWhereverItLies() throws IOException {
    metadata("aaaa/chk-90", 1);
    Path savepoint = metadata("savepoints/savepoint-aaaa-1", 2);

    assertThat(latest()).isEqualTo("file:" + savepoint);
  }

  @Test
  void oneThatWasNotCompletedDoesNotCount() throws IOException {
    Path complete = metadata("aaaa/chk-1", 1);
    Files.createFile(Files.createDirectories(folder.resolve("aaaa/chk-2")).resolve("state"));

    assertThat(latest()).isEqualTo("file:" + complete);
  }
}
