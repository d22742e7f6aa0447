package io.tidewatch.detect;

import io.tidewatch.feature.FeatureVector;
import io.tidewatch.feature.Forgetting;
import java.util.function.Consumer;

/**
 * Decides about alerts, entity by entity: a pure step from state and score to state and alerts.
 *
 * <p>An episode opens after enough exceedances, is updated when it becomes more severe, and closes
 * when no record exceeds for a while. Whether the end is noticed by a later record or by the
 * passing of time makes no difference to what is sent.
 */
public final class AlertPolicy {

  private final AlertPlan plan;
  private final Forgetting forgetting;

  /**
   * A policy that follows the plan.
   *
   * @param forgetting when the records of an entity that exceeded in vain are forgotten: as if it
   *     had fallen silent when the last of them could have
   */
  public AlertPolicy(AlertPlan plan, Forgetting forgetting) {
    this.plan = plan;
    this.forgetting = forgetting;
  }

  /**
   * Takes in one score. Scores of an entity come in event-time order.
   *
   * @param state what is remembered of the entity
   * @param score its next score
   * @param out where alerts go
   * @return what to remember; the same instance where nothing changed
   */
  public AlertState step(AlertState state, Score score, Consumer<Alert> out) {
    AlertState current = expire(state, score.vector().time() - 1, out);
    return score.exceeds() ? exceed(current, score, out) : current;
  }

  /**
   * Closes what has been quiet for long enough, and forgets what makes no difference any more.
   *
   * @param time event time up to which, inclusive, every score of the entity was taken in
   * @return {@link AlertState#QUIET} itself where nothing is left to remember
   */
  public AlertState expire(AlertState state, long time, Consumer<Alert> out) {
    AlertState after = close(state, time, out);
    return time < forgettable(after) ? after : AlertState.QUIET;
  }

  private AlertState close(AlertState state, long time, Consumer<Alert> out) {
    Episode episode = state.episode();
    if (episode == null || time < closingTime(episode)) {
      return state;
    }
    if (!episode.open()) {
      return state.with(null);
    }
    long closing = closingTime(episode);
    out.accept(closed(episode, closing));
    long coolUntil = later(closing, plan.coolDownMillis());
    return state.cooling(coolUntil, episode.peak().severity());
  }

  /**
   * When {@link #expire} is to be called: at the end of the episode, or once nothing is left to
   * remember; {@link Long#MAX_VALUE} for never.
   */
  public long expiry(AlertState state) {
    return state.episode() == null ? forgettable(state) : closingTime(state.episode());
  }

  /**
   * From when on the state does what {@link AlertState#QUIET} does, which has nothing to forget, or
   * all that it does otherwise is forgotten.
   */
  private long forgettable(AlertState state) {
    if (state.episode() != null || state.equals(AlertState.QUIET)) {
      return Long.MAX_VALUE;
    }
    long unstrict =
        state.strictness() == 0 || plan.budget() == null
            ? Long.MIN_VALUE
            : plan.budget().end(state.strictness(), state.strictSince());
    long unhindered = Math.max(state.coolUntil(), unstrict);
    return state.suppressed() == 0 ? unhindered : forgotten(unhindered);
  }

  private long forgotten(long time) {
    boolean ever = time < Long.MAX_VALUE - 2 * forgetting.afterMillis();
    return ever ? forgetting.moment(time) : Long.MAX_VALUE;
  }

  private long closingTime(Episode episode) {
    return later(episode.endTime(), plan.closeAfterMillis());
  }

  /** The sum, at most {@link Long#MAX_VALUE}: a duration may mean for ever. */
  private static long later(long time, long millis) {
    return time > Long.MAX_VALUE - millis ? Long.MAX_VALUE : time + millis;
  }

  private AlertState exceed(AlertState state, Score score, Consumer<Alert> out) {
    Episode episode = state.episode();
    Severity severity = Severity.of(score.pValue(), plan.falseAlarmRate());
    long time = score.vector().time();
    boolean cooling = time <= state.coolUntil() && severity.compareTo(state.coolSeverity()) <= 0;
    boolean open = episode != null && episode.open();
    if (episode == null && cooling || !open && !granted(state, score)) {
      return state.suppressing();
    }
    if (episode == null) {
      episode = begin(state, score);
    } else {
      Severity before = episode.peak().severity();
      long count = episode.exceedances() + 1;
      episode = episode.extendedBy(alert(AlertStatus.UPDATED, episode, count, score));
      if (episode.open() && episode.peak().severity().compareTo(before) > 0) {
        out.accept(episode.peak());
      }
    }
    if (!episode.open() && episode.exceedances() >= plan.openAfter()) {
      episode = episode.opened();
      out.accept(alert(AlertStatus.OPENED, episode, episode.exceedances(), score));
      return state.opened(episode, plan.budget() == null ? 0 : spent(state, time), time);
    }
    return state.with(episode);
  }

  private boolean granted(AlertState state, Score score) {
    AlertBudget budget = plan.budget();
    return budget == null
        || budget.grants(
            score.pValue(), plan.falseAlarmRate(), strictness(state, score.vector().time()));
  }

  private double spent(AlertState state, long time) {
    return plan.budget().spent(strictness(state, time));
  }

  private double strictness(AlertState state, long time) {
    return plan.budget().left(state.strictness(), state.strictSince(), time);
  }

  private Episode begin(AlertState state, Score score) {
    FeatureVector vector = score.vector();
    long time = vector.time();
    String id = AlertIds.episode(plan.pipeline(), vector.entity(), time, score.version());
    Severity severity = Severity.of(score.pValue(), plan.falseAlarmRate());
    Alert peak = alert(AlertStatus.OPENED, id, time, 1, state.suppressed(), severity, score);
    return new Episode(id, false, time, time, 1, state.suppressed(), peak);
  }

  private Alert alert(AlertStatus status, Episode episode, long exceedances, Score score) {
    Severity peak = episode.peak().severity();
    Severity own = Severity.of(score.pValue(), plan.falseAlarmRate());
    return alert(
        status,
        episode.id(),
        episode.startTime(),
        exceedances,
        episode.suppressed(),
        own.compareTo(peak) > 0 ? own : peak,
        score);
  }

  private Alert alert(
      AlertStatus status,
      String episodeId,
      long startTime,
      long exceedances,
      long suppressed,
      Severity severity,
      Score score) {
    FeatureVector vector = score.vector();
    Explanation explanation = score.explanation();
    return new Alert(
        AlertIds.alert(episodeId, status, vector.time(), severity),
        episodeId,
        status,
        vector.entity(),
        vector.time(),
        severity,
        score.error(),
        Severity.grade(score.pValue(), plan.falseAlarmRate()),
        explanation.confidence(),
        explanation.threshold(),
        score.pValue(),
        exceedances,
        suppressed,
        startTime,
        vector.time(),
        vector.values(),
        explanation.expected(),
        explanation.shares(),
        score.version(),
        vector.origin(),
        vector.passed());
  }

  private static Alert closed(Episode episode, long closing) {
    Alert peak = episode.peak();
    return new Alert(
        AlertIds.alert(episode.id(), AlertStatus.CLOSED, closing, peak.severity()),
        episode.id(),
        AlertStatus.CLOSED,
        peak.entity(),
        closing,
        peak.severity(),
        peak.error(),
        peak.grade(),
        peak.confidence(),
        peak.threshold(),
        peak.pValue(),
        episode.exceedances(),
        episode.suppressed(),
        episode.startTime(),
        episode.endTime(),
        peak.values(),
        peak.expected(),
        peak.shares(),
        peak.version(),
        peak.origin(),
        peak.passed());
  }
}
