package io.tidewatch.kafka;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.provider.DirectoryConfigProvider;
import org.apache.kafka.common.config.provider.EnvVarConfigProvider;
import org.apache.kafka.common.config.provider.FileConfigProvider;

/**
 * {@code ${env:NAME}}, {@code ${file:PATH:KEY}} and {@code ${dir:PATH:FILE}} in client settings,
 * for Kafka's own config providers. Every client resolves them for itself when it is made, so
 * neither the job nor its checkpoints hold what they stand for.
 */
public final class Placeholders {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{[^}]*}");
  private static final String PROVIDERS = "config.providers";
  private static final Map<String, String> CLASSES =
      new TreeMap<>(
          Map.of(
              "env", EnvVarConfigProvider.class.getName(),
              "file", FileConfigProvider.class.getName(),
              "dir", DirectoryConfigProvider.class.getName()));

  private Placeholders() {}

  /** Names the providers where they are needed, unless the settings name some of their own. */
  static void addProviders(Properties settings) {
    boolean needed =
        settings.stringPropertyNames().stream()
            .anyMatch(name -> PLACEHOLDER.matcher(settings.getProperty(name)).find());
    if (needed && settings.putIfAbsent(PROVIDERS, String.join(",", CLASSES.keySet())) == null) {
      CLASSES.forEach(
          (name, type) -> settings.setProperty(PROVIDERS + "." + name + ".class", type));
    }
  }

  /**
   * What a text says with its placeholders resolved here and now.
   *
   * @throws KafkaException when a file cannot be read; its message shows no content
   */
  public static String resolve(String text) {
    Properties settings = new Properties();
    settings.setProperty("text", text);
    addProviders(settings);
    return resolve(settings, List.of(text)).get(0);
  }

  /** The text without anything in it that a placeholder of some client's settings stands for. */
  static String redact(String text, List<Properties> clients) {
    // Longest first, so that one that lies in another leaves nothing of it.
    List<String> secrets =
        clients.stream()
            .flatMap(settings -> secrets(settings).stream())
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
    String redacted = text;
    for (String secret : secrets) {
      redacted = redacted.replace(secret, "[hidden]");
    }
    return redacted;
  }

  private static List<String> secrets(Properties settings) {
    List<String> placeholders = new ArrayList<>();
    for (String name : settings.stringPropertyNames()) {
      Matcher matcher = PLACEHOLDER.matcher(settings.getProperty(name));
      while (matcher.find()) {
        placeholders.add(matcher.group());
      }
    }
    try {
      return resolve(settings, placeholders).stream()
          .filter(secret -> !secret.isEmpty() && !placeholders.contains(secret))
          .toList();
    } catch (KafkaException unreadable) {
      // What no client could read either is in no message of one.
      return List.of();
    }
  }

  private static List<String> resolve(Properties settings, List<String> texts) {
    Map<String, Object> all = new HashMap<>();
    for (String name : settings.stringPropertyNames()) {
      if (name.startsWith(PROVIDERS)) {
        all.put(name, settings.getProperty(name));
      }
    }
    for (int i = 0; i < texts.size(); i++) {
      all.put("" + i, texts.get(i));
    }
    Map<String, Object> resolved = new AbstractConfig(new ConfigDef(), all, false).originals();
    List<String> values = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      values.add((String) resolved.get("" + i));
    }
    return values;
  }
}
