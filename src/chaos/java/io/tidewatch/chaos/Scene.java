package io.tidewatch.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.admin.Admin;

/** A pipeline at work under load: what a fault finds. */
final class Scene implements AutoCloseable {

  static final int PARTITIONS = 3;
  static final int RECORDS_A_SECOND = 600;
  static final int PARALLELISM = 2;
  private static final Duration READ = Duration.ofMinutes(20);

  private final Rig rig;
  private final Fault fault;
  private final Pipeline pipeline;
  private final Feeder feeder;
  private final RandomGenerator chance;
  private final Consumer<String> said;
  private Job job;

  /**
   * Begins to feed a topic, and starts the job that reads it.
   *
   * @param first what is to happen first: it says where the job is told to look, and how
   * @param seed what the stream and all chance begin with
   */
  Scene(Rig rig, String name, Fault first, long seed, Consumer<String> said) throws Exception {
    this.rig = rig;
    this.fault = first;
    this.said = said;
    chance = new SplittableRandom(seed);
    String input = name + ".readings";
    pipeline =
        new Pipeline(
            first.bootstrap(rig), input, name + "-disturbed", rig.folder(), first.config());
    String bootstrap = rig.broker().bootstrap();
    rig.broker().createTopic(input, PARTITIONS);
    feeder = new Feeder(bootstrap, input, PARTITIONS, new Plant(seed), RECORDS_A_SECOND);
    try {
      job = submit(pipeline, PARALLELISM, first.firstJar(rig), Optional.empty());
    } catch (Exception | Error failed) {
      feeder.close();
      throw failed;
    }
  }

  private Job submit(Pipeline what, int parallelism, Path jar, Optional<String> restore)
      throws Exception {
    return new Submission(rig.cluster(), jar).submit(what.write(parallelism), restore);
  }

  BrokerProcess broker() {
    return rig.broker();
  }

  Cluster cluster() {
    return rig.cluster();
  }

  Pipeline pipeline() {
    return pipeline;
  }

  Feeder feeder() {
    return feeder;
  }

  Job job() {
    return job;
  }

  /** Where all chance of this scene comes from. */
  RandomGenerator chance() {
    return chance;
  }

  /** How many scores the job has written and committed. */
  long scores() {
    return Committed.count(pipeline.bootstrap(), pipeline.topic("scores"));
  }

  /** Tells whoever watches what was measured. */
  void say(String what) {
    said.accept(what);
  }

  /** The job jar of this checkout. */
  Path jar() throws Exception {
    return rig.jar();
  }

  /** Lets the pipeline work for a while, so that the next harm comes at no particular moment. */
  void pause(int leastMillis, int mostMillis) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(chance.nextInt(leastMillis, mostMillis));
  }

  /** Stops the job with a savepoint and goes on from it, with another jar or parallelism. */
  void moveTo(int parallelism, Path jar) throws Exception {
    String savepoint = stop();
    job = submit(pipeline, parallelism, jar, Optional.of(savepoint));
  }

  /** Stops the job with a savepoint, and gives the savepoint's path. */
  String stop() throws Exception {
    return job.stop(false, rig.folder().resolve("savepoints"));
  }

  /** Cancels the job, and gives the path of its newest checkpoint. */
  String cancel() throws Exception {
    return job.cancel();
  }

  /** Starts the job again from what was stored. */
  void goOnFrom(String path) throws Exception {
    job = submit(pipeline, PARALLELISM, rig.jar(), Optional.of(path));
  }

  /** Why the job may not start from what was stored. */
  String refusal(String path) throws Exception {
    return new Submission(rig.cluster(), rig.jar())
        .refusal(pipeline.write(PARALLELISM), Optional.of(path));
  }

  /** Ends the stream, and the job once it has read it; gives what came of it. */
  Findings finish() throws Exception {
    long readings = feeder.finish();
    end(pipeline, job, readings);
    Pipeline undisturbed = pipeline.writingTo(pipeline.outputs().replace("-disturbed", "-calm"));
    end(undisturbed, submit(undisturbed, PARALLELISM, rig.jar(), Optional.empty()), readings);
    Written disturbed = Written.by(pipeline);
    Written calm = Written.by(undisturbed);
    if (!disturbed.refused().isEmpty()) {
      say("dead letters by reason: " + disturbed.refused());
    }
    int gone = Math.max(0, calm.models().size() - disturbed.models().size());
    if (fault.losesModels()) {
      say("%d of %d models are gone".formatted(gone, calm.models().size()));
      calm = calm.withoutOldestModels(gone);
    }
    return Findings.of(readings, disturbed, calm);
  }

  private void end(Pipeline reader, Job reading, long readings) throws Exception {
    Await.reached("position in the topic", readings, READ, () -> position(reader));
    // Draining takes event time to its end: what waits for it is written.
    reading.stop(true, rig.folder().resolve("savepoints"));
  }

  private long position(Pipeline reader) throws Exception {
    try (Admin admin = rig.broker().admin()) {
      return Position.of(reader.group(), admin);
    }
  }

  @Override
  public void close() throws Exception {
    feeder.close();
  }
}
