package io.tidewatch.app;

import io.tidewatch.dl4j.Dl4jTrainer;
import io.tidewatch.evaluate.SearchSpace;
import io.tidewatch.learn.DetectorPlan;
import io.tidewatch.learn.LearningPlan;
import io.tidewatch.learn.TransferPlan;
import io.tidewatch.model.AutoencoderSpec;
import io.tidewatch.model.Family;
import io.tidewatch.model.Hyperparameter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The families that a search draws from, and why others are left out. */
final class SearchedFamilies {

  private final LearningPlan learning;
  private final int width;

  /** The families for a pipeline. */
  SearchedFamilies(DetectorPlan plan) {
    this.learning = plan.learning();
    this.width = plan.schema().size();
  }

  /**
   * A space for each family.
   *
   * @param names of families, or the word for all; none for the configured one
   * @param said takes a line for each family that is left out
   * @throws CommandFailure when a name is none, or no family is left
   */
  List<SearchSpace> spaces(List<String> names, Consumer<String> said) {
    List<SearchSpace> spaces = new ArrayList<>();
    for (Family family : families(names)) {
      SearchSpace space = space(family);
      String obstacle = obstacle(space);
      if (obstacle.isEmpty()) {
        spaces.add(space);
      } else {
        said.accept("family " + family.text() + " is left out: " + obstacle);
      }
    }
    if (spaces.isEmpty()) {
      throw CommandFailure.refused(
          List.of("family must be one that can be searched, but all were left out (--family)"));
    }
    return spaces;
  }

  private List<Family> families(List<String> names) {
    if (names.isEmpty()) {
      return List.of(learning.spec().family());
    }
    return FamilyChoice.named(names);
  }

  private SearchSpace space(Family family) {
    AutoencoderSpec start = FamilyChoice.of(learning.spec(), family, width).spec();
    return new SearchSpace(start, width, learning.transfer() != null, this::fits);
  }

  /** Why there is nothing to draw, or empty. */
  private String obstacle(SearchSpace space) {
    AutoencoderSpec start = space.start();
    Family family = start.family();
    if (family.accepted().contains(Hyperparameter.STEPS)
        && start.optionalInteger(Hyperparameter.STEPS).isEmpty()) {
      return "model.steps must be given for it, but was absent";
    }
    if (!learning.measure().fits(family)) {
      return "model.measure must be one for it, but was " + learning.measure().text();
    }
    if (learning.transfer() != null && family != learning.spec().family()) {
      return "model.transfer must be of its kind, but was of " + learning.spec().family().text();
    }
    boolean none = SearchSpace.draw(List.of(space), learning.spec(), 1, 0).isEmpty();
    return none ? "nothing that was drawn fits the " + width + " features" : "";
  }

  private boolean fits(AutoencoderSpec spec) {
    TransferPlan earlier = learning.transfer();
    try {
      Dl4jTrainer.requireFit(spec, width);
      if (earlier != null) {
        Dl4jTrainer.requireFit(spec, width, earlier.transfer());
      }
      return true;
    } catch (IllegalArgumentException unfit) {
      return false;
    }
  }
}
