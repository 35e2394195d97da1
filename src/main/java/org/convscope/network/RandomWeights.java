package org.convscope.network;

import java.util.Locale;
import org.convscope.array.Tensor;

/**
 * A network that has learned nothing: kernels are drawn as Keras draws them before a training (Glorot and Bengio 2010), biases, shifts
 * and means are 0, scales and variances 1.
 */
public final class RandomWeights {
    private static final long FIRST = 0x9E3779B97F4A7C15L;
    private static final long SECOND = 0xBF58476D1CE4E5B9L;
    private static final long THIRD = 0x94D049BB133111EBL;

    private RandomWeights() {}

    /** The same calls with weights that follow from the seed, their names and places alone. */
    public static Network of(Network network, long seed) {
        return network.mapped(call -> call.withWeights(call.weights().stream()
                .map(weight -> drawn(weight, seed * 31 + call.id().hashCode()))
                .toList()));
    }

    private static Weight drawn(Weight weight, long seed) {
        String name = weight.name().toLowerCase(Locale.ROOT);
        if (name.endsWith("kernel") || name.endsWith("embeddings")) {
            return new Drawn(weight, seed * 31 + name.hashCode(), limit(weight.shape()));
        }
        boolean isScale = name.endsWith("gamma") || name.endsWith("variance");
        return new Constant(weight, isScale ? 1 : 0);
    }

    /** The root of 6 / (inputs + outputs) of one number that the kernel helps to make. */
    private static double limit(int[] shape) {
        if (shape.length < 2) {
            return 1;
        }
        double window = 1;
        for (int axis = 0; axis < shape.length - 2; axis++) {
            window *= shape[axis];
        }
        return Math.sqrt(6 / (window * shape[shape.length - 2] + window * shape[shape.length - 1]));
    }

    private static float[] filled(Weight like, long from, long to, Numbers numbers) {
        int[] shape = like.shape();
        long row = shape.length == 0 ? 1 : like.size() / Math.max(1, shape[0]);
        float[] made = new float[Math.toIntExact((to - from) * row)];
        for (int i = 0; i < made.length; i++) {
            made[i] = numbers.at(from * row + i);
        }
        return made;
    }

    /** The number at a place. */
    private interface Numbers {
        float at(long place);
    }

    /** One number everywhere. */
    private record Constant(Weight like, float value) implements Weight {
        @Override
        public String name() {
            return like.name();
        }

        @Override
        public int[] shape() {
            return like.shape();
        }

        @Override
        public Tensor read() {
            return Tensor.of(filled(like, 0, rows(like), place -> value), like.shape());
        }

        @Override
        public float[] readRows(long from, long to) {
            return filled(like, from, to, place -> value);
        }
    }

    /** Evenly drawn between the limit's negative and itself, by SplitMix64. */
    private record Drawn(Weight like, long seed, double limit) implements Weight {
        @Override
        public String name() {
            return like.name();
        }

        @Override
        public int[] shape() {
            return like.shape();
        }

        @Override
        public Tensor read() {
            return Tensor.of(filled(like, 0, rows(like), this::number), like.shape());
        }

        @Override
        public float[] readRows(long from, long to) {
            return filled(like, from, to, this::number);
        }

        private float number(long place) {
            long bits = seed + (place + 1) * FIRST;
            bits = (bits ^ bits >>> 30) * SECOND;
            bits = (bits ^ bits >>> 27) * THIRD;
            bits ^= bits >>> 31;
            return (float) (limit * ((bits >>> 11) * 0x1.0p-52 - 1));
        }
    }

    private static long rows(Weight weight) {
        return weight.shape().length == 0 ? 1 : weight.shape()[0];
    }
}
