package io.tidewatch.chaos;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Checkpoints can be neither written nor, meanwhile, read. Needs the right to mount. */
final class CheckpointDiskFull implements Fault {

  private static final int SECONDS = 20;

  @Override
  public String name() {
    return "checkpoint-disk-full";
  }

  @Override
  public List<String> rows() {
    return List.of("F11");
  }

  @Override
  public String injection() {
    return "a full file system (tmpfs) over the checkpoint folder for 20 s";
  }

  @Override
  public void inject(Scene scene) throws Exception {
    Path folder = scene.pipeline().checkpoints();
    command("mount", "-t", "tmpfs", "-o", "size=4k", "tmpfs", folder.toString());
    try {
      TimeUnit.SECONDS.sleep(SECONDS);
    } finally {
      command("umount", "-l", folder.toString());
    }
  }

  private static void command(String... words) throws IOException, InterruptedException {
    if (new ProcessBuilder(words).inheritIO().start().waitFor() != 0) {
      throw new IOException("command must succeed, but failed (" + String.join(" ", words) + ")");
    }
  }
}
