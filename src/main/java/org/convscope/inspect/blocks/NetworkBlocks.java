package org.convscope.inspect.blocks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convscope.inspect.receptive.ReceptiveField;
import org.convscope.inspect.receptive.ReceptiveFields;
import org.convscope.network.ActivatingOperation;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.NormalizingOperation;
import org.convscope.network.Operation;

/**
 * Splits a network into blocks. Valid padding does not begin a block, only a change of the total stride does; a network that
 * never changes it gets one block a convolution.
 */
public final class NetworkBlocks {
    /**
     * @return blocks in order of execution, each with at least one convolution that has maps; empty where there is none
     */
    public List<LayerBlock> of(Network network) {
        var fields = new ReceptiveFields(network);
        List<Run> runs = new ArrayList<>();
        for (LayerCall call : network.calls()) {
            double stride = stride(fields, call);
            if (call.origin() == LayerCall.Origin.INPUT || call.origin() == LayerCall.Origin.INSERTED || stride == 0) {
                continue;
            }
            Run last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
            if (last == null || last.stride != stride) {
                last = new Run(stride);
                runs.add(last);
            }
            last.calls.add(call);
        }
        List<Run> shown =
                runs.stream().filter(run -> run.lastConvolution().isPresent()).toList();
        if (runs.size() == 1 && shown.size() == 1) {
            shown = oneByOne(shown.get(0));
        }
        List<LayerBlock> blocks = new ArrayList<>();
        for (Run run : shown) {
            blocks.add(block(network, run, blocks.size() + 1));
        }
        return List.copyOf(blocks);
    }

    private static double stride(ReceptiveFields fields, LayerCall call) {
        boolean closesItsBlock =
                call.operation() instanceof Operation.Pooling && !call.inputs().isEmpty();
        ReceptiveField field = fields.of(closesItsBlock ? call.inputs().get(0) : call.id());
        return Math.max(field.vertical().stride(), field.horizontal().stride());
    }

    private static List<Run> oneByOne(Run all) {
        List<Run> each = new ArrayList<>();
        var current = new Run(all.stride);
        for (LayerCall call : all.calls) {
            if (call.isConvolution() && current.lastConvolution().isPresent()) {
                each.add(current);
                current = new Run(all.stride);
            }
            current.calls.add(call);
        }
        each.add(current);
        return each;
    }

    private static LayerBlock block(Network network, Run run, int number) {
        LayerCall shown = run.lastConvolution().orElseThrow();
        List<String> ids = run.calls.stream().map(LayerCall::id).toList();
        return new LayerBlock(name(run, number), run.stride, ids, shown.id(), afterActivation(network, shown));
    }

    /** Follows normalisations and activations as long as each is the only one that takes the output before. */
    private static String afterActivation(Network network, LayerCall shown) {
        String last = shown.id();
        while (true) {
            String from = last;
            List<LayerCall> takers = network.calls().stream()
                    .filter(call -> call.inputs().contains(from))
                    .toList();
            if (takers.size() != 1 || !isNormalisationOrActivation(takers.get(0))) {
                return last;
            }
            last = takers.get(0).id();
        }
    }

    private static boolean isNormalisationOrActivation(LayerCall call) {
        return call.operation() instanceof NormalizingOperation || call.operation() instanceof ActivatingOperation;
    }

    private static String name(Run run, int number) {
        List<String> names = run.calls.stream()
                .filter(LayerCall::isConvolution)
                .map(LayerCall::name)
                .toList();
        String first = names.get(0);
        int cut = first.indexOf('_');
        if (cut > 0) {
            String prefix = first.substring(0, cut);
            boolean common = names.stream().allMatch(name -> name.startsWith(prefix + "_"));
            if (common && prefix.chars().anyMatch(Character::isDigit)) {
                return prefix;
            }
        }
        return "block " + number;
    }

    private static final class Run {
        private final double stride;
        private final List<LayerCall> calls = new ArrayList<>();

        private Run(double stride) {
            this.stride = stride;
        }

        private Optional<LayerCall> lastConvolution() {
            return calls.stream()
                    .filter(call -> call.isConvolution() && call.hasMaps())
                    .reduce((a, b) -> b);
        }
    }
}
