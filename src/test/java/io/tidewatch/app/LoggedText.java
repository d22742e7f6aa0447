package io.tidewatch.app;

import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;
import org.apache.logging.log4j.core.layout.PatternLayout;

/**
 * Everything that is logged in this process from the level INFO on, and goes nowhere else, for as
 * long as it is open.
 */
final class LoggedText extends AbstractAppender implements AutoCloseable {

  private static final Map<String, Level> LEVELS =
      new TreeMap<>(Map.of("", Level.INFO, "org.apache.kafka.clients", Level.DEBUG));

  private final Queue<String> lines = new ConcurrentLinkedQueue<>();
  private final Map<String, Appender> others = new TreeMap<>();
  private final Level before;

  private LoggedText(Level before) {
    super(
        "logged-text",
        null,
        PatternLayout.newBuilder().withPattern("%c %m%n%xThrowable").build(),
        false,
        Property.EMPTY_ARRAY);
    this.before = before;
  }

  /** Begins to listen. */
  static LoggedText open() {
    LoggerContext context = LoggerContext.getContext(false);
    LoggedText text = new LoggedText(LogManager.getRootLogger().getLevel());
    text.start();
    LoggerConfig root = context.getConfiguration().getRootLogger();
    text.others.putAll(root.getAppenders());
    text.others.keySet().forEach(root::removeAppender);
    root.addAppender(text, null, null);
    Configurator.setLevel(new TreeMap<>(LEVELS));
    return text;
  }

  @Override
  public void append(LogEvent event) {
    lines.add(getLayout().toSerializable(event).toString());
  }

  /** All of it so far. */
  String text() {
    return String.join("", lines);
  }

  @Override
  public void close() {
    LEVELS.keySet().forEach(logger -> Configurator.setLevel(logger, before));
    LoggerConfig root = LoggerContext.getContext(false).getConfiguration().getRootLogger();
    root.removeAppender(getName());
    others.values().forEach(other -> root.addAppender(other, null, null));
    stop();
  }
}
