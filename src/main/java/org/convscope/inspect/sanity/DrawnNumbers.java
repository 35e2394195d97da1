package org.convscope.inspect.sanity;

import java.util.Random;
import org.convscope.network.WeightInitializer.Constant;
import org.convscope.network.WeightInitializer.Normal;
import org.convscope.network.WeightInitializer.Numbers;
import org.convscope.network.WeightInitializer.Orthogonal;
import org.convscope.network.WeightInitializer.TruncatedNormal;
import org.convscope.network.WeightInitializer.Uniform;
import org.convscope.network.WeightInitializer.VarianceScaling;

/** Numbers as Keras's initialisers draw them, each by itself, from other random numbers than Keras's. */
@FunctionalInterface
interface DrawnNumbers {
    /** The standard deviation of normal numbers of deviation 1 of which none is beyond two, as Keras has it. */
    double TRUNCATED = 0.8796256610342398;

    double next(Random random);

    /**
     * @param shape of the weight, inputs and outputs last
     * @throws IllegalArgumentException of what is not drawn number by number
     */
    static DrawnNumbers of(Numbers numbers, int[] shape) {
        if (numbers instanceof Constant one) {
            return random -> one.value();
        }
        if (numbers instanceof Uniform uniform) {
            return random -> uniform.low() + (uniform.high() - uniform.low()) * random.nextDouble();
        }
        if (numbers instanceof Normal normal) {
            return random -> normal.mean() + normal.deviation() * random.nextGaussian();
        }
        if (numbers instanceof TruncatedNormal truncated) {
            return random -> truncated.mean() + truncated.deviation() * truncated(random);
        }
        if (numbers instanceof VarianceScaling scaling) {
            return of(scaled(scaling, shape), shape);
        }
        throw new IllegalArgumentException(((Orthogonal) numbers).toString());
    }

    private static double truncated(Random random) {
        double number = random.nextGaussian();
        while (Math.abs(number) > 2) {
            number = random.nextGaussian();
        }
        return number;
    }

    private static Numbers scaled(VarianceScaling scaling, int[] shape) {
        double variance = scaling.scale() / Math.max(1, scaling.fan().of(shape));
        double deviation = Math.sqrt(variance);
        double limit = Math.sqrt(3 * variance);
        return switch (scaling.spread()) {
            case UNIFORM -> new Uniform(-limit, limit);
            case NORMAL -> new Normal(0, deviation);
            case TRUNCATED_NORMAL -> new TruncatedNormal(0, deviation / TRUNCATED);
        };
    }
}
