package org.convscope.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.modelimport.keras.KerasModelImport;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * DL4J's own way for comparison: its Keras importer and its forward pass. Prints one JSON line.
 *
 * <pre>MeasureDl4j open|maps MODEL</pre>
 */
public final class MeasureDl4j {
    private MeasureDl4j() {}

    public static void main(String[] args) throws Exception {
        long begin = System.nanoTime();
        ComputationGraph graph = KerasModelImport.importKerasModelAndWeights(args[1], false);
        long numbers = Arrays.stream(graph.getLayers())
                .filter(layer -> layer.conf().getLayer().getLayerName().contains("conv"))
                .mapToLong(layer -> layer.getParam("W").dup().length())
                .sum();
        if (args[0].equals("open")) {
            print("\"open_s\": %.3f, \"kernel_numbers\": %d", seconds(begin), numbers);
            return;
        }
        double[] seconds = new double[2];
        long copied = 0;
        for (int run = 0; run < seconds.length; run++) {
            long from = System.nanoTime();
            copied = maps(graph);
            seconds[run] = seconds(from);
        }
        print("\"cold_s\": %.3f, \"warm_s\": %.3f, \"map_numbers\": %d", seconds[0], seconds[1], copied);
    }

    /** All layers of the convolutional part, as its feedForward gives them; returns how many numbers were copied to Java. */
    private static long maps(ComputationGraph graph) {
        List<String> names = List.of(graph.getConfiguration().getTopologicalOrderStr().toArray(String[]::new));
        INDArray frame = Nd4j.zeros(DataType.FLOAT, 1, 512, 512, 1);
        return graph
                .feedForward(new INDArray[] {frame}, names.indexOf("block5_conv3"), false)
                .values()
                .stream()
                .mapToLong(map -> map.data().asFloat().length)
                .sum();
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    private static void print(String format, Object... values) {
        System.out.println("{" + String.format(Locale.ROOT, format, values) + "}");
    }
}
