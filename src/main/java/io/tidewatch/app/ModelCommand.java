package io.tidewatch.app;

import io.tidewatch.config.Config;
import io.tidewatch.kafka.ModelArchive;
import io.tidewatch.model.DetectorModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Fetches a pipeline's newest model, for another plant to begin with. */
@Command(
    name = "model",
    mixinStandardHelpOptions = true,
    description = "Writes the newest model of a pipeline's models topic into a file.",
    footer = {
      "",
      "Example:",
      "  ./tidewatch model --config conf/pump.yaml --output pump.model",
      "and then, in the configuration of another plant of the kind:",
      "  model: {transfer: {file: pump.model, frozen_layers: 1}}"
    })
public final class ModelCommand implements Subcommand {

  @Mixin private ConfigOption config;

  @Option(
      names = "--slot",
      paramLabel = "NAME",
      defaultValue = "stream",
      description =
          "The model's slot, a group or an entity where each has its own;"
              + " default ${DEFAULT-VALUE}.")
  private String slot;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "FILE",
      description = "Where to write the model.")
  private Path output;

  @Spec private CommandSpec spec;

  /** For the service loader. */
  public ModelCommand() {}

  @Override
  public Integer call() throws IOException {
    Config checked = config.forRun();
    ModelArchive archive = new DetectorJob(checked).archive();
    DetectorModel model = archive.models().get(slot);
    if (model == null) {
      throw CommandFailure.failed(
          List.of(
              "slot must be one with a model, "
                  + new TreeSet<>(archive.models().keySet())
                  + ", but was "
                  + slot
                  + " (--slot)"));
    }
    ModelFile.write(Optional.of(model), output);
    PrintWriter out = spec.commandLine().getOut();
    out.println("model       " + model.version() + " of slot " + slot);
    out.println("spec        " + model.provenance().spec());
    out.flush();
    return 0;
  }
}
