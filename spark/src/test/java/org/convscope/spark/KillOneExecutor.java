package org.convscope.spark;

import org.apache.spark.Success$;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;

/**
 * In the driver of a {@code local-cluster}, where executors are processes that it started: once two tasks are done, kills the
 * executor that begins another, as {@code kill -9} does. Says what it saw on the standard output.
 */
public final class KillOneExecutor extends SparkListener {
    private int done;
    private boolean killed;

    @Override
    public void onTaskStart(SparkListenerTaskStart start) {
        String executor = start.taskInfo().executorId();
        if (done >= 2 && !killed) {
            killed = ProcessHandle.current()
                    .children()
                    .filter(child -> isExecutor(child, executor))
                    .findFirst()
                    .map(ProcessHandle::destroyForcibly)
                    .orElse(false);
            System.out.println("killed executor " + executor + ": " + killed);
        }
    }

    private static boolean isExecutor(ProcessHandle process, String executor) {
        String line = process.info().commandLine().orElse("") + " ";
        return line.contains("CoarseGrainedExecutorBackend") && line.contains("--executor-id " + executor + " ");
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd end) {
        boolean isSuccess = end.reason().equals(Success$.MODULE$);
        done += isSuccess ? 1 : 0;
        System.out.println(
                (isSuccess ? "task done on " : "task lost on ") + end.taskInfo().executorId());
    }

    @Override
    public void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
        System.out.println("executor removed: " + removed.executorId());
    }
}
