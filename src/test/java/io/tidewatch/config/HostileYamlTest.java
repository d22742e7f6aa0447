package io.tidewatch.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 20, unit = TimeUnit.SECONDS)
class HostileYamlTest {

  @TempDir Path folder;

  private List<String> problemsOf(byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("x.yaml"), bytes);
    return Configs.problems(ConfigReader.read(file)).stream()
        .map(problem -> problem.toString().substring(file.toString().length() + 1))
        .toList();
  }

  @Test
  void aliasIsRefusedWhereItStands() {
    String text =
        """
        a: &a [x, x, x, x, x, x, x, x, x]
        b: &b [*a, *a, *a, *a, *a, *a, *a]
        c: &c [*b, *b, *b, *b, *b, *b, *b]
        """;
    assertThat(Configs.problems(text))
        .containsExactly(
            "1:4 value must be without anchor, but had one (quote a text that begins with '&')");
    assertThat(Configs.problems("pipeline: *s3cret\n"))
        .containsExactly(
            "1:11 value must be written out, but was an alias (quote a text that begins with"
                + " '*')");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "!!javax.script.ScriptEngineManager [!!java.net.URLClassLoader []]",
        "!!java.io.File [x]",
        "!!binary aGk=",
        "!!set {a}",
        "!s3cret"
      })
  void tagIsRefused(String value) {
    assertThat(Configs.problems("pipeline: " + value + "\n"))
        .containsExactly(
            "1:11 value must be without tag, but had one (quote a text that begins with '!')");
  }

  @Test
  void coreTagIsTaken() {
    assertThat(Configs.valid(Configs.MINIMAL.replace("entity: pump", "entity: !!str pump")))
        .isEqualTo(Configs.valid(Configs.MINIMAL));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: ", "- ", "? ", "[{"})
  void deepNestingIsGivenUpEarly(String opening) {
    String deep = opening.repeat(1_000_000 / opening.length());
    assertThat(Configs.problems(deep)).singleElement().asString().contains("must be");
  }

  @Test
  void tenMegabytesAreRefused() throws IOException {
    byte[] large = "# x\n".repeat(2_500_000).getBytes(StandardCharsets.UTF_8);
    assertThat(problemsOf(large)).containsExactly("1:1 config must be at most 1MiB, but was more");
    assertThat(Configs.problems("# x\n".repeat(2_500_000)))
        .containsExactly("1:1 config must be at most 1MiB, but was more");
  }

  @Test
  void fileAtTheLimitIsRead() throws IOException {
    byte[] bytes =
        (Configs.MINIMAL + "#".repeat(YamlText.MOST - Configs.MINIMAL.length()))
            .getBytes(StandardCharsets.UTF_8);
    Path file = Files.write(folder.resolve("x.yaml"), bytes);
    assertThat(ConfigReader.read(file)).isInstanceOf(ConfigResult.Valid.class);
  }

  @Test
  void manyUnknownKeysAreBounded() {
    StringBuilder text = new StringBuilder(Configs.MINIMAL);
    for (int i = 0; i < 20_000; i++) {
      text.append("k").append(i).append(": 1\n");
    }
    List<String> problems = Configs.problems(text.toString());
    assertThat(problems).hasSize(Problems.MOST + 1);
    assertThat(problems.get(Problems.MOST)).endsWith("further problems are not listed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"- a\n", "- {}\n", "? a\n", "a: b\n"})
  void manyNodesAreGivenUpEarly(String line) {
    assertThat(Configs.problems(line.repeat(YamlText.MOST / line.length())))
        .singleElement()
        .asString()
        .endsWith("keys and values must be at most 50000, but was more");
  }

  @Test
  void severalDocumentsAreRefused() {
    assertThat(Configs.problems(Configs.MINIMAL + "---\n" + Configs.MINIMAL))
        .containsExactly("5:1 config must be one document, but was several");
    assertThat(Configs.read("---\n" + Configs.MINIMAL + "...\n"))
        .isInstanceOf(ConfigResult.Valid.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing\n", "---\n"})
  void emptyFileIsOneProblem(String text) {
    assertThat(Configs.problems(text)).singleElement().asString().contains("section of keys");
  }

  @Test
  void otherThanSectionIsOneProblem() {
    assertThat(Configs.problems("[a]"))
        .containsExactly("1:1 config must be a section of keys, but was not");
  }

  @Test
  void syntaxErrorIsOneProblemWithItsLine() {
    assertThat(Configs.problems("pipeline: pump\nreading: [a\norder: arrival\n"))
        .singleElement()
        .asString()
        .startsWith("3:6 config must be YAML 1.2, but was not: ");
    assertThat(Configs.problems("pipeline: pump\n\treading: x\n"))
        .singleElement()
        .asString()
        .startsWith("2:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%YAML 9.9\n---\na: b\n",
        "%YAML 99999999999.1\n---\na: b\n",
        "%TAG ! x\n%TAG ! y\n---\na: b\n",
        "a: !s3cret!x b\n",
        "a: \"s3cret\\q\"\n",
        "a: 's3cret\n",
        "a: @s3cret\n",
        "a: %s3cret\n",
        "s3cret: a: b\n",
        "<<: {pipeline: s3cret}\n",
        "a: |99\n  s3cret\n",
        "\"\\UFFFFFFFF\": 1\n",
        "a: \"\\uD800\"\n"
      })
  void oddSyntaxIsProblemThatQuotesNoValue(String text) {
    assertThat(Configs.problems(text)).isNotEmpty();
    assertThat(Configs.problems(text).toString()).doesNotContain("b: s3cret", "!s3cret", "'s3cret");
  }

  @Test
  void invalidUtf8IsOneProblemWithItsPlace() throws IOException {
    byte[] bytes = "pipeline: pump\nreading: x\n".getBytes(StandardCharsets.UTF_8);
    bytes[24] = (byte) 0xC3;
    assertThat(problemsOf(bytes))
        .containsExactly("2:10 config must be UTF-8, but was not (byte 0xC3)");
  }

  @Test
  void controlCharacterIsOneProblemWithItsPlace() {
    assertThat(Configs.problems("pipeline: pump\nab\u0000c: x\n"))
        .containsExactly("2:3 character must be one that YAML takes, but was U+0000");
    assertThat(Configs.problems("a: \uD800\n"))
        .containsExactly("1:4 character must be one that YAML takes, but was U+D800");
  }

  @Test
  void byteOrderMarkIsNoProblem() throws IOException {
    Path file = Files.writeString(folder.resolve("x.yaml"), "\uFEFF" + Configs.MINIMAL);
    assertThat(ConfigReader.read(file)).isInstanceOf(ConfigResult.Valid.class);
  }

  @Test
  void windowsLineEndsAreNoProblem() {
    assertThat(Configs.valid(Configs.MINIMAL.replace("\n", "\r\n")))
        .isEqualTo(Configs.valid(Configs.MINIMAL));
  }

  @Test
  void missingFileAndFolderAreProblems() {
    Path missing = folder.resolve("missing.yaml");
    assertThat(Configs.problems(ConfigReader.read(missing)))
        .extracting(Problem::toString)
        .containsExactly(missing + ":1:1 config must be a readable file, but was missing");
    assertThat(Configs.problems(ConfigReader.readForRun(folder)))
        .extracting(Problem::message)
        .containsExactly("config must be a readable file, but was a folder");
  }
}
