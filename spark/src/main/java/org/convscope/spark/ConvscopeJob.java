package org.convscope.spark;

import java.lang.reflect.InvocationTargetException;
import java.net.URLClassLoader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The Convscope of this process, loaded from the jars that were submitted with the job but apart from Spark's and Hadoop's classes:
 * neither sees the other's versions of a library. Only strings, lists and bytes go between them.
 */
final class ConvscopeJob {
    private static final String CLASS = "org.convscope.ClusterCensus";

    /**
     * One in a process: the native libraries can be loaded by one class loader only, and a model is opened once for all tasks of an
     * executor. Spark offers nothing that lives as long.
     */
    private static @Nullable ConvscopeJob only;

    private final List<String> arguments;
    private final ClassLoader loader;
    private final Object job;

    /** What Convscope refuses, as a sentence: its own exceptions are known to its own class loader alone. */
    static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1;

        Refusal(String sentence) {
            super(sentence);
        }
    }

    private ConvscopeJob(List<String> arguments) {
        if (!(ConvscopeJob.class.getClassLoader() instanceof URLClassLoader submitted)) {
            throw new Refusal("the jars of Convscope are not there; submit them with --jars.");
        }
        this.arguments = List.copyOf(arguments);
        this.loader = new URLClassLoader("convscope", submitted.getURLs(), ClassLoader.getPlatformClassLoader());
        this.job = call(() -> loader.loadClass(CLASS).getConstructor(List.class).newInstance(this.arguments));
    }

    /**
     * Opens the model and lists the frames when it is first asked for.
     *
     * @param arguments those of {@code census}
     */
    static synchronized ConvscopeJob of(List<String> arguments) {
        ConvscopeJob job = only;
        if (job == null) {
            job = new ConvscopeJob(arguments);
            only = job;
        } else if (!job.arguments.equals(arguments)) {
            throw new IllegalStateException("this process counts another census");
        }
        return job;
    }

    void requireOutput() {
        call(() -> job.getClass().getMethod("requireOutput").invoke(job));
    }

    byte[][] part(String part) {
        Object pieces =
                call(() -> job.getClass().getMethod("part", String.class).invoke(job, part));
        return ((List<?>) pieces).toArray(byte[][]::new);
    }

    int merge(List<byte[]> parts) {
        return (Integer)
                call(() -> job.getClass().getMethod("merge", List.class).invoke(job, parts));
    }

    @FunctionalInterface
    private interface Call {
        @Nullable
        Object run() throws ReflectiveOperationException;
    }

    private Object call(Call call) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // ND4J looks for its backend by the thread's
        thread.setContextClassLoader(loader);
        try {
            Object answer = call.run();
            return answer == null ? "" : answer;
        } catch (InvocationTargetException e) {
            Throwable cause = e.getTargetException();
            if (cause instanceof Error error) {
                throw error;
            }
            throw new Refusal(String.valueOf(cause.getMessage()));
        } catch (ReflectiveOperationException e) {
            throw new Refusal("the jars of Convscope that were submitted are of another version: " + e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
