package org.convscope.inspect.exciter;

import java.util.ArrayList;
import java.util.List;
import org.convscope.core.Engine;
import org.convscope.inspect.sanity.RandomWeights;
import org.convscope.network.Network;
import org.convscope.task.TaskMonitor;

/** Climbs from several seeds, in a network and in one with random weights, and compares where that leads. */
public final class MeasureAgreement {
    private static final int SEEDS = 5;

    private final Engine engine;

    public MeasureAgreement(Engine engine) {
        this.engine = engine;
    }

    /**
     * @param first what was found with the request's own seed
     * @throws org.convscope.problem.ProblemException as {@link FindExciters#of}
     */
    public ExciterAgreement of(FindExciters.Request request, FindExciters.Result first, TaskMonitor monitor) {
        Network random = random(request.network(), request.seed());
        try {
            List<FindExciters.Result> found = new ArrayList<>(List.of(first));
            found.addAll(climbed(request, 1, 0, monitor));
            return new ExciterAgreement(
                    SEEDS, cosines(found), cosines(climbed(request.withNetwork(random), 0, SEEDS - 1, monitor)));
        } finally {
            engine.release(random);
        }
    }

    private static Network random(Network network, long seed) {
        List<String> learned = network.calls().stream()
                .filter(call -> !call.weights().isEmpty())
                .map(call -> String.join("/", call.path()))
                .distinct()
                .toList();
        return new RandomWeights(network).in(learned, seed);
    }

    private List<FindExciters.Result> climbed(FindExciters.Request request, int from, int before, TaskMonitor monitor) {
        List<FindExciters.Result> found = new ArrayList<>();
        int all = 2 * SEEDS - 1;
        for (int seed = from; seed < SEEDS; seed++) {
            int number = before + found.size() + 1;
            monitor.progress("Agreement, climb " + number + " of " + all, (double) (number - 1) / all);
            found.add(new FindExciters(engine)
                    .of(request.withSeed(request.seed() + seed), ClimbListener.NONE, monitor.ofStep()));
        }
        return found;
    }

    private static double[][] cosines(List<FindExciters.Result> found) {
        int units = found.get(0).exciters().size();
        int pairs = found.size() * (found.size() - 1) / 2;
        double[][] cosines = new double[units][pairs];
        for (int unit = 0; unit < units; unit++) {
            int pair = 0;
            for (int a = 0; a < found.size(); a++) {
                for (int b = a + 1; b < found.size(); b++) {
                    cosines[unit][pair++] = cosine(
                            found.get(a).exciters().get(unit).channelMeans(),
                            found.get(b).exciters().get(unit).channelMeans());
                }
            }
        }
        return cosines;
    }

    /** NaN where one of them is zero throughout. */
    private static double cosine(double[] a, double[] b) {
        double product = 0;
        double ofA = 0;
        double ofB = 0;
        for (int i = 0; i < a.length; i++) {
            product += a[i] * b[i];
            ofA += a[i] * a[i];
            ofB += b[i] * b[i];
        }
        return product / Math.sqrt(ofA * ofB);
    }
}
