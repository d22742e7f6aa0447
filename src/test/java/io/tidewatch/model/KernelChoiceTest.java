package io.tidewatch.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vectors are fast with the optimising compiler only; each JVM here is one of its own. */
class KernelChoiceTest {

  /** Says which kernel a process computes with. */
  static final class KernelProcess {

    private KernelProcess() {}

    public static void main(String[] args) {
      System.out.println("kernel " + Kernel.FASTEST.getClass().getSimpleName());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "--add-modules=jdk.incubator.vector, VectorKernel",
    "--add-modules=jdk.incubator.vector -XX:-TieredCompilation, VectorKernel",
    "--add-modules=jdk.incubator.vector -XX:TieredStopAtLevel=1, PlainKernel",
    "--add-modules=jdk.incubator.vector -Xint, PlainKernel",
    "-Xshare:auto, PlainKernel"
  })
  void followsTheModuleAndTheCompiler(String options, String kernel) throws Exception {
    Process child =
        new ProcessBuilder(
                Stream.of(
                        List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()),
                        List.of(options.split(" ")),
                        List.of(
                            "-cp",
                            System.getProperty("java.class.path"),
                            KernelProcess.class.getName()))
                    .flatMap(List::stream)
                    .toList())
            .redirectErrorStream(true)
            .start();
    String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(child.waitFor()).as(output).isZero();
    assertThat(output.lines()).contains("kernel " + kernel);
  }
}
