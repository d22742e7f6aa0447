package io.tidewatch.chaos;

import java.util.List;

/** Somebody deletes the topic that the job writes its models to. */
final class ModelsTopicDeleted implements Fault {

  @Override
  public String name() {
    return "models-topic-deleted";
  }

  @Override
  public List<String> rows() {
    return List.of("models topic deleted");
  }

  @Override
  public String injection() {
    return "the models topic is deleted";
  }

  @Override
  public boolean losesModels() {
    return true;
  }

  @Override
  public void inject(Scene scene) throws Exception {
    scene.broker().deleteTopic(scene.pipeline().topic("models"));
  }
}
