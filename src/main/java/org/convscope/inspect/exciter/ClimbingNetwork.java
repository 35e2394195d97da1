package org.convscope.inspect.exciter;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.convscope.array.Tensor;
import org.convscope.inspect.exciter.ExciterSettings.Climbed;
import org.convscope.inspect.target.TargetObjective;
import org.convscope.network.Activation;
import org.convscope.network.BeforeActivation;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.NetworkPart;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;

/**
 * The part of a network that a target needs, for pictures of one size.
 *
 * @param given gives the target as its layer does
 * @param climbing gives what climbs; the same network where that is the target itself
 * @param call id of the target's call in both
 */
record ClimbingNetwork(Network given, Network climbing, String call, PictureSize size) {
    private static final Set<Activation.Kind> ALL_BUT_HALVING =
            EnumSet.complementOf(EnumSet.of(Activation.Kind.LINEAR, Activation.Kind.GLU));
    private static final int FREE = -1;

    /**
     * @param start a picture of the size to take, (1, H, W, C)
     * @param side rows and columns, where there is none; else as many as usual, or the network's own where it takes no
     *     other
     * @param usual rows and columns
     * @throws ProblemException if the target needs several inputs or one that is no picture, or takes no picture of
     * this size
     */
    static ClimbingNetwork of(
            TargetObjective objective, Climbed climbed, Optional<Tensor> start, OptionalInt side, int usual) {
        Network network = objective.network();
        LayerCall input = input(network, objective.call());
        int[] own = input.outputShape();
        Network part;
        if (start.isPresent()) {
            Tensor picture = start.get();
            requireChannels(input, picture.length(3));
            part = asked(network, objective, input, new PictureSize(picture.length(1), picture.length(2), own[2]));
        } else if (side.isPresent()) {
            part = asked(network, objective, input, new PictureSize(side.getAsInt(), side.getAsInt(), own[2]));
        } else {
            part = usual(network, objective, input, usual);
        }
        Network climbing =
                climbed == Climbed.AS_GIVEN ? part : BeforeActivation.of(part, objective.call(), ALL_BUT_HALVING);
        int[] shape = part.call(input.id()).outputShape();
        return new ClimbingNetwork(part, climbing, objective.call(), new PictureSize(shape[0], shape[1], shape[2]));
    }

    private static LayerCall input(Network network, String call) {
        var inputs = NetworkPart.upTo(network, call, Map.of()).inputs();
        if (inputs.size() != 1) {
            throw Problem.of("depends on " + inputs.size() + " inputs, and pictures can only be found for one")
                    .subject(LayerCall.subject(call))
                    .asException();
        }
        LayerCall input = network.call(inputs.get(0));
        if (!input.hasMaps() || input.units() < 1) {
            throw Problem.of("takes no pictures")
                    .subject("input '" + input.id() + "'")
                    .expected("(height, width, channels)")
                    .asException();
        }
        return input;
    }

    private static void requireChannels(LayerCall input, int given) {
        if (input.units() != given) {
            throw Problem.of("takes another number of channels than the picture to start with has")
                    .subject("input '" + input.id() + "'")
                    .expected(input.units())
                    .found(given)
                    .asException();
        }
    }

    private static Network usual(Network network, TargetObjective objective, LayerCall input, int side) {
        int[] own = input.outputShape();
        var square = new PictureSize(side, side, own[2]);
        boolean isFree = own[0] == FREE || own[1] == FREE;
        try {
            return part(network, objective, input, square);
        } catch (ProblemException e) {
            if (isFree) {
                throw e;
            }
            return part(network, objective, input, new PictureSize(own[0], own[1], own[2]));
        }
    }

    private static Network asked(Network network, TargetObjective objective, LayerCall input, PictureSize size) {
        try {
            return part(network, objective, input, size);
        } catch (ProblemException e) {
            throw e.problem().nextStep().isEmpty()
                    ? new ProblemException(e.problem().nextStep("Choose a larger size"), e)
                    : e;
        }
    }

    private static Network part(Network network, TargetObjective objective, LayerCall input, PictureSize size) {
        return NetworkPart.upTo(
                network, objective.call(), Map.of(input.id(), new int[] {size.height(), size.width(), size.channels()
                }));
    }

    /** Numbers of all that is computed for one picture. */
    long numbers() {
        double numbers = 0;
        for (LayerCall layer : climbing.calls()) {
            double ofLayer = 1;
            for (int length : layer.outputShape()) {
                ofLayer *= Math.max(1, length);
            }
            numbers += ofLayer;
        }
        return (long) numbers;
    }
}
