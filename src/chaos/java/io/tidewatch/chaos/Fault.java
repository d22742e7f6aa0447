package io.tidewatch.chaos;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/** Something that goes wrong on one machine, and what its keeper does about it. */
interface Fault {

  /** What the command line calls it. */
  String name();

  /** The rows of the table of faults that it stands for. */
  List<String> rows();

  /** How it is done, in a few words. */
  String injection();

  /** The job jar that the pipeline begins with. */
  default Path firstJar(Rig rig) throws Exception {
    return rig.jar();
  }

  /** Where the pipeline finds its broker. */
  default String bootstrap(Rig rig) {
    return rig.broker().bootstrap();
  }

  /** What is changed in the pipeline's configuration. */
  default UnaryOperator<String> config() {
    return UnaryOperator.identity();
  }

  /**
   * Whether models that were written before are gone with it: the later ones still must be equal.
   */
  default boolean losesModels() {
    return false;
  }

  /**
   * How often it may come in one stream, as what both runs over a stream wrote is held in memory.
   */
  default int mostInStream() {
    return 10;
  }

  /** Does the harm; returns when its cause is gone and the pipeline can recover. */
  void inject(Scene scene) throws Exception;
}
