package io.tidewatch.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.reading.PersonalPlan;
import io.tidewatch.reading.Treatment;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonalSectionTest {

  private static String with(String personal) {
    return """
    pipeline: shop
    reading:
      entity: customer
      group: branch
      channels: [amount, {name: kind, type: category}, {name: new, type: flag}]
      time: {field: at}
      pass_through: [kind, new, receipt, at]
      personal: PERSONAL
    """
        .replace("PERSONAL", personal);
  }

  private static PersonalPlan plan(String personal) {
    return Configs.valid(with(personal)).plan().reading().personal();
  }

  @Test
  void everyTreatmentArrives() {
    assertThat(
            plan(
                "{secret: '${file:/run/s:k}', dead_letter_records: false,"
                    + " fields: {customer: hash, branch: hash, amount: mask, receipt: hash}}"))
        .isEqualTo(
            new PersonalPlan(
                Map.of(
                    "customer",
                    Treatment.HASH,
                    "branch",
                    Treatment.HASH,
                    "amount",
                    Treatment.MASK,
                    "receipt",
                    Treatment.HASH),
                "${file:/run/s:k}",
                false));
  }

  @Test
  void nothingIsPersonalUnlessSaid() {
    assertThat(plan("{}")).isEqualTo(PersonalPlan.NONE);
    assertThat(Configs.valid(Configs.MINIMAL).plan().reading().personal())
        .isEqualTo(PersonalPlan.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{fields: {customer: mask}}|must be hash",
        "{fields: {branch: drop}}|must be hash",
        "{fields: {amount: hash}, secret: '${env:PATH}'}|must be drop or mask",
        "{fields: {other: mask}}|field must be one that is read",
        "{fields: {amount: blur}}|must be",
        "{fields: {kind: mask}}|must be hash",
        "{fields: {new: drop}}|must be hash, but was 'drop' (alerts show a field that is passed",
        "{fields: {receipt: mask}}|must be hash",
        "{fields: {at: hash}, secret: '${env:PATH}'}|field must be one that is read, and not the time",
        "{fields: {kind: hash}}|secret must be given exactly where a field is hashed",
        "{fields: {amount: mask}, secret: '${env:PATH}'}|secret must be given exactly where",
        "{fields: {kind: hash}, secret: canary}|secret must be a placeholder",
        "{field: {kind: mask}}|unknown key"
      })
  void whatCannotBeIsRefused(String personal, String message) {
    assertThat(Configs.problems(with(personal)).toString())
        .contains(message)
        .doesNotContain("canary");
  }
}
