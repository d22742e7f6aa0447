package io.tidewatch.demo;

import io.tidewatch.app.CommandFailure;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;

/** The first of the records sent with it that the broker did not get. */
public final class Undelivered implements Callback {

  private final AtomicReference<Exception> first = new AtomicReference<>();

  @Override
  public void onCompletion(RecordMetadata sent, Exception failure) {
    if (failure != null) {
      first.compareAndSet(null, failure);
    }
  }

  /**
   * Returns when there is none so far; ask after a flush.
   *
   * @throws CommandFailure when there is one, with the client's reason
   */
  public void check() {
    Exception failure = first.get();
    if (failure != null) {
      throw CommandFailure.failed(
          List.of(
              "broker must get every record, but did not get one of them: "
                  + failure.getMessage()));
    }
  }
}
