package io.tidewatch.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** The scripts and styles that a page is written with, from the class path. */
public final class Resources {

  private static final String LIBRARY = "/META-INF/maven/org.webjars/echarts/pom.properties";

  private Resources() {}

  /** The page's style sheet. */
  static String style() {
    return text("/report/page.css");
  }

  /** What draws the plots, by means of the library. */
  static String plots() {
    return text("/report/plots.js");
  }

  /** The plotting library, of charts in common use. */
  public static String library() {
    return text(
        "/META-INF/resources/webjars/echarts/" + libraryVersion() + "/echarts.common.min.js");
  }

  /** The library's release, as its own archive says. */
  static String libraryVersion() {
    Properties properties = new Properties();
    try (InputStream in = open(LIBRARY)) {
      properties.load(in);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return properties.getProperty("version");
  }

  private static String text(String path) {
    try (InputStream in = open(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static InputStream open(String path) {
    InputStream in = Resources.class.getResourceAsStream(path);
    if (in == null) {
      throw new IllegalStateException("resource must be on the class path, but was not: " + path);
    }
    return in;
  }
}
