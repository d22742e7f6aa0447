package io.tidewatch.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvInputTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"'', 0", "'a,b\n', 0", "'a,b\n1,2\n', 1", "'a,b\n1,2\n3,4', 2"})
  void linesAreCountedWithoutTheHeader(String text, long lines) {
    CsvFiles.write(folder.resolve("plain.csv"), text);
    CsvFiles.writeGzip(folder.resolve("packed.csv.gz"), text);

    assertThat(CsvInput.list(folder)).extracting(CsvInput::lines).containsExactly(lines, lines);
  }

  @Test
  void listsAFolderInTheOrderOfNames() {
    CsvFiles.write(folder.resolve("b.csv"), "");
    CsvFiles.write(folder.resolve("a.csv.gz"), "");
    CsvFiles.write(folder.resolve("deep/er/c.csv"), "");
    CsvFiles.write(folder.resolve("deep/1.csv"), "");
    CsvFiles.write(folder.resolve("README.md"), "");
    CsvFiles.write(folder.resolve(".hidden.csv"), "");
    CsvFiles.write(folder.resolve("x.csv/in.csv"), "");

    List<CsvInput> files = CsvInput.list(folder);

    assertThat(files)
        .extracting(CsvInput::file)
        .containsExactly("a", "b", "deep/1", "deep/er/c", "x.csv/in");
    assertThat(files)
        .extracting(CsvInput::isGzip)
        .containsExactly(true, false, false, false, false);
    assertThat(files.get(2).path()).isEqualTo(folder.resolve("deep/1.csv"));
  }

  @Test
  void takesAFileForItself() {
    Path text = CsvFiles.write(folder.resolve("log.txt"), "");
    Path gzip = CsvFiles.write(folder.resolve("log.csv.gz"), "");

    assertThat(CsvInput.list(text)).containsExactly(new CsvInput(text, "log.txt"));
    assertThat(CsvInput.list(gzip)).containsExactly(new CsvInput(gzip, "log"));
  }

  @Test
  void listsInputsOneAfterTheOther() {
    Path late = CsvFiles.write(folder.resolve("one/z.csv"), "");
    CsvFiles.write(folder.resolve("two/a.csv"), "");

    assertThat(CsvInput.list(List.of(late, folder.resolve("two"))))
        .extracting(CsvInput::file)
        .containsExactly("z", "a");
  }

  @Test
  void refusesTwoFilesOfOneName() {
    Path plain = CsvFiles.write(folder.resolve("a.csv"), "");
    CsvFiles.write(folder.resolve("b/a.csv.gz"), "");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> CsvInput.list(List.of(plain, folder.resolve("b"))))
        .withMessageStartingWith("input must be distinct in name, but was a (");
  }

  @Test
  void refusesWhatIsNotThere() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CsvInput.list(folder.resolve("absent")))
        .withMessageContaining("but was absent");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CsvInput.list(folder))
        .withMessageContaining("must be a folder with CSV files");
  }
}
