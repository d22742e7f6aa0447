package io.tidewatch.chaos;

import java.nio.file.Path;
import java.util.List;

/** The pipeline goes on with another version of the job. */
final class Upgrade implements Fault {

  @Override
  public String name() {
    return "upgrade";
  }

  @Override
  public List<String> rows() {
    return List.of("F8");
  }

  @Override
  public String injection() {
    return "begun with the jar of the commit before; stop with a savepoint, restore with this one";
  }

  @Override
  public Path firstJar(Rig rig) throws Exception {
    return new CommitBefore(rig).jar();
  }

  @Override
  public void inject(Scene scene) throws Exception {
    scene.moveTo(Scene.PARALLELISM, scene.jar());
  }
}
