package io.tidewatch.chaos;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The job may not write alerts any more, until somebody who reads its failure gives it back. */
final class RightRevoked implements Fault {

  private static final int SECONDS = 15;

  /** Kafka's own words. */
  private static final String REFUSAL = "Not authorized to access topics: [";

  private static final Duration NOTICED = Duration.ofSeconds(180);

  @Override
  public String name() {
    return "right-revoked";
  }

  @Override
  public List<String> rows() {
    return List.of("S3");
  }

  @Override
  public String injection() {
    return "an access rule against writing to the alerts' topic, until 15 s after the job has failed of"
        + " it";
  }

  @Override
  public void inject(Scene scene) throws Exception {
    String topic = scene.pipeline().topic("alerts");
    scene.broker().forbidWriting(topic);
    String reason =
        Await.present("failure that names it", NOTICED, () -> scene.job().failure(REFUSAL));
    TimeUnit.SECONDS.sleep(SECONDS);
    scene.broker().allowWriting(topic);
    scene.say("the job failed with: " + reason);
  }
}
