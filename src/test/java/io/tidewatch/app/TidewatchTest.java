package io.tidewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import picocli.CommandLine;

class TidewatchTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int execute(String... args) {
    CommandLine root = Tidewatch.commandLine();
    root.setOut(new PrintWriter(out, true));
    root.setErr(new PrintWriter(err, true));
    return root.execute(args);
  }

  @Test
  void helpGoesToStandardOutputAndExitsWithZero() {
    assertThat(execute("--help")).isZero();
    assertThat(out.toString()).startsWith("Usage: tidewatch");
    assertThat(err.toString()).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> everyCommandHasHelpWithAnExampleThatItAccepts() {
    return Tidewatch.commandLine().getSubcommands().entrySet().stream()
        .map(
            command ->
                DynamicTest.dynamicTest(
                    command.getKey(), () -> assertThatHelpHasAnExample(command.getValue())));
  }

  private static void assertThatHelpHasAnExample(CommandLine command) {
    String[] usage = command.getUsageMessage().split("Examples?:", 2);
    assertThat(usage).as("help with an example").hasSize(2);
    List<String> examples =
        usage[1].replace("\\\n", " ").lines().map(String::strip).filter(ours(command)).toList();
    assertThat(examples).as("examples of the command").isNotEmpty();
    for (String example : examples) {
      String[] words = example.split(" +");
      String[] arguments = Arrays.copyOfRange(words, 1, words.length);
      assertThat(Tidewatch.commandLine().parseArgs(arguments).errors()).isEmpty();
    }
  }

  private static Predicate<String> ours(CommandLine command) {
    return line ->
        line.startsWith("./tidewatch " + command.getCommandName() + " ")
            || line.equals("./tidewatch " + command.getCommandName());
  }

  @Test
  void versionNamesTheProgram() {
    assertThat(execute("--version")).isZero();
    assertThat(out.toString()).startsWith("tidewatch ");
  }

  @Test
  void unknownCommandIsBadUsage() {
    assertThat(execute("sail")).isEqualTo(2);
    assertThat(err.toString()).contains("sail");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void missingCommandIsBadUsage() {
    assertThat(execute()).isEqualTo(2);
    assertThat(err.toString()).contains("command must be one of those below", "Usage: tidewatch");
  }
}
