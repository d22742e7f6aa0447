import java.io.File;
import java.util.Arrays;
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
   * @param args the configuration folder, {@code --job-classname CLASS}, perhaps {@code
   *     --fromSavepoint PATH}, and the arguments of the class
   */
  public static void main(String[] args) throws Exception {
    Configuration configuration = GlobalConfiguration.loadConfiguration(args[0]);
    String jobClass = args[2];
    int taken = 3;
    if (args.length > taken && args[taken].equals("--fromSavepoint")) {
      configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, args[taken + 1]);
      taken += 2;
    }
    configuration.set(PipelineOptionsInternal.PIPELINE_FIXED_JOB_ID, SINGLE_JOB);
    PackagedProgram program =
        DefaultPackagedProgramRetriever.create(
                new File(USRLIB),
                jobClass,
                Arrays.copyOfRange(args, taken, args.length),
                configuration)
            .getPackagedProgram();
    configureExecution(configuration, program);
    ClusterEntrypoint.runClusterEntrypoint(new StandaloneJob(configuration, program));
  }
}
