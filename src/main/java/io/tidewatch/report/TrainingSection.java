package io.tidewatch.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tidewatch.evaluate.Training;
import java.io.IOException;
import java.util.List;

/** Every training and what became of it, and how the losses fell. */
final class TrainingSection {

  /** So many trainings are listed and can be chosen from. */
  private static final int MOST_TRAININGS = 100;

  private TrainingSection() {}

  static void write(Markup page, List<Training> all) {
    page.open("section").element("h2", "Trainings");
    if (all.isEmpty()) {
      page.element("p", "There was none.").close("section");
      return;
    }
    List<Training> listed = all.stream().limit(MOST_TRAININGS).toList();
    page.leftOut("Listed are the first " + listed.size(), all.size() - listed.size());
    List<Training> curved =
        listed.stream().filter(training -> !training.curve().training().isEmpty()).toList();
    if (curved.isEmpty()) {
      page.element("p", "No network was trained in epochs, so there are no training curves.");
    } else {
      page.plot(
          "loss",
          "Loss of each epoch, over the training rows and over those held out for early stopping",
          PlotJson.array(curved, TrainingSection::item));
    }
    page.open("div", "class", "wide").open("table");
    page.heads("window end", "slot", "why", "verdict", "model", "rows", "epochs", "detail");
    page.open("tbody");
    listed.forEach(training -> row(page, training));
    page.close("tbody").close("table").close("div").close("section");
  }

  private static void row(Markup page, Training training) {
    int epochs = training.curve().training().size();
    page.row(
        Written.time(training.windowEnd()),
        training.slot(),
        training.trigger(),
        training.verdict().text(),
        training.version(),
        Written.count(training.rows()),
        epochs == 0 ? "" : Written.count(epochs),
        training.detail());
  }

  private static void item(JsonGenerator json, Training training) throws IOException {
    String name = training.promoted() ? training.version() : training.verdict().text();
    json.writeStringField(
        "name", name + ", " + training.slot() + ", " + Written.time(training.windowEnd()));
    losses(json, "training", training.curve().training());
    losses(json, "heldOut", training.curve().heldOut());
  }

  private static void losses(JsonGenerator json, String name, List<Double> losses)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (int epoch = 0; epoch < losses.size(); epoch++) {
      PlotJson.pair(json, epoch + 1, losses.get(epoch));
    }
    json.writeEndArray();
  }
}
