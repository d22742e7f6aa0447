package io.tidewatch.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.tidewatch.detect.ScoreCodec;
import io.tidewatch.flink.CodecSerializerTest.Letters.LettersCodec;
import io.tidewatch.flink.CodecSerializerTest.Letters.OtherLettersCodec;
import io.tidewatch.flink.CodecSerializerTest.Letters.SecretCodec;
import io.tidewatch.reading.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.flink.api.common.typeutils.SerializerTestBase;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshotSerializationUtil;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

/** Flink's own contract of serializers first; then what savepoints rely on. */
class CodecSerializerTest extends SerializerTestBase<CodecSerializerTest.Letters> {

  /** Something mutable with a codec. */
  static final class Letters {

    private final char[] letters;

    private Letters(String letters) {
      this.letters = letters.toCharArray();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Letters that && Arrays.equals(letters, that.letters);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(letters);
    }

    /** Version 1, the letters. */
    public static class LettersCodec implements Codec<Letters> {

      /** As every codec has it. */
      public LettersCodec() {}

      @Override
      public void write(Letters value, DataOutput out) throws IOException {
        out.writeByte(1);
        out.writeUTF(new String(value.letters));
      }

      @Override
      public Letters read(DataInput in) throws IOException {
        if (in.readByte() != 1) {
          throw new IOException("version must be 1");
        }
        return new Letters(in.readUTF());
      }

      @Override
      public Letters copy(Letters value) {
        return new Letters(new String(value.letters));
      }

      @Override
      public Class<Letters> type() {
        return Letters.class;
      }
    }

    /** Another one of the same type. */
    public static final class OtherLettersCodec extends LettersCodec {}

    /** One that cannot be made from its class. */
    public static final class SecretCodec extends LettersCodec {
      private SecretCodec() {}
    }
  }

  @Override
  protected TypeSerializer<Letters> createSerializer() {
    return new CodecSerializer<>(new LettersCodec());
  }

  @Override
  protected int getLength() {
    return -1;
  }

  @Override
  protected Class<Letters> getTypeClass() {
    return Letters.class;
  }

  @Override
  protected Letters[] getTestData() {
    return new Letters[] {new Letters(""), new Letters("tide"), new Letters("Zürich 😀")};
  }

  @Override
  protected boolean allowNullInstances(TypeSerializer<Letters> serializer) {
    return true;
  }

  private static <T> TypeSerializerSnapshot<T> roundTrip(TypeSerializer<T> serializer)
      throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    TypeSerializerSnapshotSerializationUtil.writeSerializerSnapshot(
        out, serializer.snapshotConfiguration());
    return TypeSerializerSnapshotSerializationUtil.readSerializerSnapshot(
        new DataInputDeserializer(out.getCopyOfBuffer()),
        CodecSerializerTest.class.getClassLoader());
  }

  @Test
  void whatIsWrittenAreTheBytesOfTheCodec() throws IOException {
    DataOutputSerializer ours = new DataOutputSerializer(64);
    new LettersCodec().write(new Letters("tide"), ours);

    assertThat(Emitted.hex(new Letters("tide"), createSerializer()))
        .isEqualTo(HexFormat.of().formatHex(ours.getCopyOfBuffer()));
  }

  @Test
  void aSavepointBringsBackAnEqualSerializer() throws IOException {
    TypeSerializer<Letters> restored = roundTrip(createSerializer()).restoreSerializer();

    assertThat(restored).isEqualTo(createSerializer()).hasSameHashCodeAs(createSerializer());
  }

  @Test
  void theSameCodecReadsWhatItWroteBefore() throws IOException {
    TypeSerializerSnapshot<Letters> old = roundTrip(createSerializer());

    assertThat(
            createSerializer()
                .snapshotConfiguration()
                .resolveSchemaCompatibility(old)
                .isCompatibleAsIs())
        .isTrue();
  }

  @Test
  void anotherCodecDoesNotReadIt() throws IOException {
    TypeSerializerSnapshot<Letters> old = roundTrip(createSerializer());

    assertThat(
            new CodecSerializer<>(new OtherLettersCodec())
                .snapshotConfiguration()
                .resolveSchemaCompatibility(old)
                .isIncompatible())
        .isTrue();
    assertThat(new CodecSerializer<>(new OtherLettersCodec())).isNotEqualTo(createSerializer());
  }

  @Test
  void aSavepointOfAClassThatIsGoneIsRefused() throws IOException {
    for (String name : new String[] {"io.tidewatch.Gone", "java.lang.String"}) {
      DataOutputSerializer out = new DataOutputSerializer(64);
      out.writeUTF(name);

      assertThatIOException()
          .isThrownBy(
              () ->
                  new CodecSerializerSnapshot<Letters>()
                      .readSnapshot(
                          1,
                          new DataInputDeserializer(out.getCopyOfBuffer()),
                          getClass().getClassLoader()))
          .withMessage("codec must be a known class, but was " + name + " (savepoint)");
    }
  }

  @Test
  void aCodecWithoutPublicConstructorIsRefusedWhereItIsNeeded() throws Exception {
    CodecSerializer<Letters> travelled =
        InstantiationUtil.clone(new CodecSerializer<>(new SecretCodec()));

    assertThatIllegalStateException()
        .isThrownBy(travelled::codec)
        .withMessageContaining("codec must have a public constructor without parameters")
        .withMessageContaining("SecretCodec");
  }

  @Test
  void aTypeKnowsItsClassAndItsSerializer() throws Exception {
    CodecType<Letters> type = new CodecType<>(new LettersCodec());

    assertThat(type.getTypeClass()).isEqualTo(Letters.class);
    assertThat(type.createSerializer(null)).isEqualTo(createSerializer());
    assertThat(type.isKeyType()).isFalse();
    assertThat(type).hasToString("CodecType<Letters>");
  }

  @Test
  void aTypeTravelsWithTheJobGraph() throws Exception {
    CodecType<Letters> type = new CodecType<>(new LettersCodec());

    CodecType<Letters> travelled = InstantiationUtil.clone(type);

    assertThat(travelled).isEqualTo(type).hasSameHashCodeAs(type);
    assertThat(travelled.serializer().copy(new Letters("tide"))).isEqualTo(new Letters("tide"));
    assertThat(type).isNotEqualTo(new CodecType<>(new OtherLettersCodec()));
    assertThat(type.canEqual(new CodecType<>(new ScoreCodec()))).isTrue();
    assertThat(type.canEqual("another")).isFalse();
  }
}
