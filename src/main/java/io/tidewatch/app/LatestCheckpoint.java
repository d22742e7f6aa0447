package io.tidewatch.app;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/** The newest complete checkpoint or savepoint below a folder, of whichever job wrote it. */
final class LatestCheckpoint {

  /** Flink writes it last: a folder that has it is complete. */
  private static final String METADATA = "_metadata";

  /** Folder, job, checkpoint: {@code FOLDER/<job id>/chk-<number>}. */
  private static final int DEPTH = 3;

  private LatestCheckpoint() {}

  /**
   * Its path, where there is one.
   *
   * @param folder a URI of any file system that Flink knows
   * @throws IOException when it cannot be read
   */
  static Optional<String> below(String folder) throws IOException {
    Path root = new Path(folder);
    FileSystem files = root.getFileSystem();
    if (!files.exists(root)) {
      return Optional.empty();
    }
    List<FileStatus> found = new ArrayList<>();
    collect(files, root, DEPTH, found);
    return found.stream()
        .max(
            Comparator.comparingLong(FileStatus::getModificationTime)
                .thenComparing(metadata -> metadata.getPath().toString()))
        .map(metadata -> metadata.getPath().getParent().toString());
  }

  private static void collect(FileSystem files, Path folder, int depth, List<FileStatus> found)
      throws IOException {
    for (FileStatus status : files.listStatus(folder)) {
      if (status.isDir() && depth > 1) {
        collect(files, status.getPath(), depth - 1, found);
      } else if (status.getPath().getName().equals(METADATA)) {
        found.add(status);
      }
    }
  }
}
