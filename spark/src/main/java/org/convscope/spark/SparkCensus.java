package org.convscope.spark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * {@code census} on Apache Spark, for {@code spark-submit}: the frames are divided into parts, each is a task, and the driver makes
 * the result of what comes back, byte for byte that of one process.
 */
public final class SparkCensus {
    private static final String PARTS = "--parts";
    private static final int PARTS_A_CORE = 4;

    private SparkCensus() {}

    /**
     * @param arguments {@code --parts N} first, where given, then those of {@code convscope census}
     */
    public static void main(String[] arguments) {
        int code = new SparkCensus().run(new ArrayList<>(Arrays.asList(arguments)));
        if (code != 0) {
            System.exit(code);
        }
    }

    private int run(List<String> census) {
        int wanted = 0;
        if (!census.isEmpty() && census.get(0).equals(PARTS)) {
            String number = census.size() > 1 ? census.get(1) : "";
            if (!number.matches("[1-9]\\d{0,5}")) {
                System.err.println("convscope: --parts takes a number from 1 to 999999, not '" + number + "'.");
                return 2;
            }
            wanted = Integer.parseInt(number);
            census.subList(0, 2).clear();
        }
        try (var spark = new JavaSparkContext(new SparkConf().setIfMissing("spark.app.name", "convscope census"))) {
            ConvscopeJob here = ConvscopeJob.of(census);
            here.requireOutput();
            int parts = wanted == 0 ? PARTS_A_CORE * spark.defaultParallelism() : wanted;
            List<String> names = IntStream.rangeClosed(1, parts)
                    .mapToObj(part -> part + "/" + parts)
                    .toList();
            List<byte[]> counted = new ArrayList<>();
            for (byte[][] part : spark.parallelize(new ArrayList<>(names), parts)
                    .map(name -> ConvscopeJob.of(census).part(name))
                    .collect()) {
                counted.addAll(Arrays.asList(part));
            }
            return here.merge(counted);
        } catch (Exception e) {
            // a task's comes within Spark's own, which Scala throws without declaring it
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof ConvscopeJob.Refusal) {
                    System.err.println("convscope: " + cause.getMessage());
                    return 1;
                }
            }
            throw e;
        }
    }
}
