package io.tidewatch.chaos;

import java.util.List;

/** Something that goes wrong on one machine, and what its keeper does about it. */
interface Fault {

  /** What the command line calls it. */
  String name();

  /** The rows of the table of faults that it stands for. */
  List<String> rows();

  /** How it is done, in a few words. */
  String injection();

  /** Does the harm; returns when its cause is gone and the pipeline can recover. */
  void inject(Scene scene) throws Exception;
}
