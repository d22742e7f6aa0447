import java.io.File;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.Options;
import org.apache.flink.client.deployment.application.ApplicationClusterEntryPoint;
import org.apache.flink.client.program.DefaultPackagedProgramRetriever;
import org.apache.flink.client.program.PackagedProgram;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.PipelineOptionsInternal;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.runtime.entrypoint.ClusterEntrypoint;
import org.apache.flink.runtime.resourcemanager.StandaloneResourceManagerFactory;

/** In place of flink-container's entry point for application mode, which Maven does not have. */
public final class StandaloneJob extends ApplicationClusterEntryPoint {

  private static final String USRLIB = "/opt/flink/usrlib";
  private static final String SINGLE_JOB = "00000000000000000000000000000000";

  private StandaloneJob(Configuration configuration, PackagedProgram program) {
    super(configuration, program, StandaloneResourceManagerFactory.getInstance());
  }

  /**
   * Starts the JobManager.
   *
   * @param args {@code --configDir FOLDER --job-classname CLASS [--fromSavepoint PATH]}, and the
   *     arguments of the class
   */
  public static void main(String[] args) throws Exception {
    CommandLine line = new DefaultParser().parse(options(), args, true);
    Configuration configuration = GlobalConfiguration.loadConfiguration(line.getOptionValue("c"));
    if (line.hasOption("s")) {
      configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, line.getOptionValue("s"));
    }
    configuration.set(PipelineOptionsInternal.PIPELINE_FIXED_JOB_ID, SINGLE_JOB);
    PackagedProgram program =
        DefaultPackagedProgramRetriever.create(
                new File(USRLIB), line.getOptionValue("j"), line.getArgs(), configuration)
            .getPackagedProgram();
    configureExecution(configuration, program);
    ClusterEntrypoint.runClusterEntrypoint(new StandaloneJob(configuration, program));
  }

  /** Some of the original's: its parser also takes any unique beginning of a name for the name. */
  private static Options options() {
    return new Options()
        .addOption("c", "configDir", true, "")
        .addOption("j", "job-classname", true, "")
        .addOption("s", "fromSavepoint", true, "");
  }
}
