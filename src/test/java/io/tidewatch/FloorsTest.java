package io.tidewatch;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.tidewatch.reading.Codec;
import java.io.ObjectInput;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.Date;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** The rooms of the house and what leads from one to another. */
@AnalyzeClasses(packages = "io.tidewatch", importOptions = DoNotIncludeTests.class)
class FloorsTest {

  private static final String[] FLOOR_1 =
      rooms("reading", "feature", "model", "detect", "learn", "evaluate");
  private static final String[] FLOOR_2 =
      rooms("flink", "kafka", "dl4j", "avro", "config", "report");

  private static final String[] FLINK = {"org.apache.flink.."};
  private static final String[] KAFKA = {"org.apache.kafka..", "kafka.."};
  private static final String[] DL4J = {
    "org.deeplearning4j..", "org.nd4j..", "org.bytedeco..", "org.datavec.."
  };
  private static final String[] AVRO = {"org.apache.avro.."};
  private static final String[] YAML = {"org.snakeyaml..", "org.yaml.."};

  @ArchTest
  static final ArchRule READING_IMPORTS_NO_ROOM =
      roomImportsNone("reading", "feature", "model", "detect", "learn", "evaluate");

  @ArchTest
  static final ArchRule FEATURE_IMPORTS_READING_ONLY =
      roomImportsNone("feature", "model", "detect", "learn", "evaluate");

  @ArchTest
  static final ArchRule MODEL_IMPORTS_NOTHING_ABOVE =
      roomImportsNone("model", "detect", "learn", "evaluate");

  @ArchTest
  static final ArchRule DETECT_IMPORTS_NOTHING_ABOVE =
      roomImportsNone("detect", "learn", "evaluate");

  @ArchTest
  static final ArchRule LEARN_IMPORTS_NOTHING_ABOVE = roomImportsNone("learn", "evaluate");

  @ArchTest
  static final ArchRule FLOOR_1_IMPORTS_NO_HIGHER_FLOOR =
      importNone(
          FLOOR_1,
          rooms(
              "flink", "kafka", "dl4j", "avro", "config", "report", "app", "demo", "chaos",
              "bench"));

  @ArchTest
  static final ArchRule FLOOR_2_IMPORTS_NO_HIGHER_FLOOR =
      importNone(FLOOR_2, rooms("app", "demo", "chaos", "bench"));

  @ArchTest
  static final ArchRule FLINK_IMPORTS_NO_OTHER_OF_ITS_FLOOR =
      roomImportsNone("flink", "kafka", "dl4j", "config", "report", "avro");

  @ArchTest
  static final ArchRule KAFKA_IMPORTS_NO_OTHER_OF_ITS_FLOOR =
      roomImportsNone("kafka", "flink", "dl4j", "config", "report", "avro");

  @ArchTest
  static final ArchRule DL4J_IMPORTS_NO_OTHER_OF_ITS_FLOOR =
      roomImportsNone("dl4j", "flink", "kafka", "config", "report", "avro");

  @ArchTest
  static final ArchRule CONFIG_IMPORTS_NO_OTHER_OF_ITS_FLOOR =
      roomImportsNone("config", "flink", "kafka", "dl4j", "report", "avro");

  @ArchTest
  static final ArchRule REPORT_IMPORTS_NO_OTHER_OF_ITS_FLOOR =
      roomImportsNone("report", "flink", "kafka", "dl4j", "config", "avro");

  @ArchTest
  static final ArchRule AVRO_IMPORTS_NO_OTHER_OF_ITS_FLOOR =
      roomImportsNone("avro", "flink", "kafka", "dl4j", "config", "report");

  @ArchTest
  static final ArchRule APP_IMPORTS_NO_DEMO_NO_CHAOS_AND_NO_BENCH =
      roomImportsNone("app", "demo", "chaos", "bench");

  @ArchTest
  static final ArchRule FLOOR_1_KNOWS_NO_FOREIGN_LIBRARY_OF_FLOOR_2 =
      noClasses()
          .that()
          .resideInAnyPackage(FLOOR_1)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(concat(FLINK, KAFKA, DL4J, AVRO, YAML));

  @ArchTest static final ArchRule ONLY_DL4J_KNOWS_DL4J = onlyIn(DL4J, "dl4j");

  @ArchTest static final ArchRule ONLY_KAFKA_KNOWS_KAFKA = onlyIn(KAFKA, "kafka", "demo", "chaos");

  @ArchTest static final ArchRule ONLY_AVRO_KNOWS_AVRO = onlyIn(AVRO, "avro");

  @ArchTest static final ArchRule ONLY_CONFIG_KNOWS_YAML = onlyIn(YAML, "config");

  @ArchTest
  static final ArchRule NAMES_SAY_WHAT_A_CLASS_IS =
      noClasses()
          .should()
          .haveNameMatching(
              ".*(Manager|Helper|Utils?|Impl|Processor|Handler|Service|Data|Info|Provider)")
          .orShould()
          .haveNameMatching(".*[.$](Abstract|Base)([A-Z0-9].*)?");

  @ArchTest
  static final ArchRule FUNCTIONS_ARE_FLINKS =
      classes()
          .that()
          .haveSimpleNameEndingWith("Function")
          .should()
          .resideInAPackage("io.tidewatch.flink..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule SCHEMAS_ARE_KAFKAS =
      classes()
          .that()
          .haveSimpleNameEndingWith("Schema")
          .and()
          .doNotHaveFullyQualifiedName("io.tidewatch.feature.FeatureSchema")
          .should()
          .resideInAPackage("io.tidewatch.kafka..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule CODECS_ARE_CODECS =
      classes().that().haveSimpleNameEndingWith("Codec").should().beAssignableTo(Codec.class);

  @ArchTest
  static final ArchRule CODECS_ARE_NAMED_SO =
      classes().that().implement(Codec.class).should().haveSimpleNameEndingWith("Codec");

  @ArchTest
  static final ArchRule FIELDS_ARE_NOBODY_ELSES =
      fields()
          .that()
          .areDeclaredInClassesThat()
          .arePublic()
          .and()
          .arePublic()
          .should()
          .beStatic()
          .andShould()
          .beFinal();

  @ArchTest
  static final ArchRule TIME_AND_CHANCE_COME_IN_BY_ARGUMENT =
      noClasses()
          .that()
          .resideInAnyPackage(FLOOR_1)
          .should()
          .callCodeUnitWhere(describe("reads a clock", FloorsTest::readsAClock))
          .orShould()
          .callCodeUnitWhere(describe("throws dice", FloorsTest::throwsDice));

  @ArchTest
  static final ArchRule NOTHING_IS_DESERIALISED_BY_JAVA =
      noClasses()
          .should()
          .dependOnClassesThat()
          .areAssignableTo(ObjectInput.class)
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("org.deeplearning4j.util.ModelSerializer");

  @ArchTest
  static final ArchRule NOTHING_IS_PRINTED_BELOW_THE_DOORS =
      noClasses()
          .that()
          .resideInAnyPackage(concat(FLOOR_1, FLOOR_2))
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .orShould()
          .callMethod(Throwable.class, "printStackTrace")
          .orShould()
          .dependOnClassesThat()
          .resideInAPackage("java.util.logging..");

  private static boolean readsAClock(JavaCall<?> call) {
    CodeUnitCallTarget target = call.getTarget();
    String owner = target.getOwner().getName();
    return owner.equals(System.class.getName())
            && Set.of("currentTimeMillis", "nanoTime").contains(target.getName())
        || owner.startsWith("java.time.")
            && target.getName().equals("now")
            && target.getRawParameterTypes().stream().noneMatch(of(Clock.class))
        || owner.equals(Clock.class.getName()) && target.getName().startsWith("system")
        || owner.equals(Date.class.getName())
            && target.getName().equals("<init>")
            && target.getRawParameterTypes().isEmpty();
  }

  private static boolean throwsDice(JavaCall<?> call) {
    CodeUnitCallTarget target = call.getTarget();
    String owner = target.getOwner().getName();
    return Set.of(Random.class.getName(), SplittableRandom.class.getName()).contains(owner)
            && target.getName().equals("<init>")
            && target.getRawParameterTypes().isEmpty()
        || owner.equals(Math.class.getName()) && target.getName().equals("random")
        || owner.equals(UUID.class.getName()) && target.getName().equals("randomUUID")
        || owner.equals(ThreadLocalRandom.class.getName())
        || owner.equals(SecureRandom.class.getName());
  }

  private static DescribedPredicate<JavaClass> of(Class<?> type) {
    return JavaClass.Predicates.assignableTo(type);
  }

  private static ArchRule roomImportsNone(String room, String... others) {
    return importNone(rooms(room), rooms(others));
  }

  private static ArchRule importNone(String[] from, String[] to) {
    return noClasses()
        .that()
        .resideInAnyPackage(from)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(to)
        .allowEmptyShould(true);
  }

  private static ArchRule onlyIn(String[] library, String... rooms) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(rooms(rooms))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(library);
  }

  private static String[] rooms(String... names) {
    String[] packages = new String[names.length];
    for (int i = 0; i < names.length; i++) {
      packages[i] = "io.tidewatch." + names[i] + "..";
    }
    return packages;
  }

  private static String[] concat(String[]... parts) {
    return Arrays.stream(parts).flatMap(Arrays::stream).toArray(String[]::new);
  }
}
