package org.convscope.ui.maps;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convscope.choice.BlockStage;
import org.convscope.inspect.blocks.LayerBlock;
import org.convscope.inspect.blocks.NetworkBlocks;
import org.convscope.network.ConvolvingOperation;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.Operation;
import org.convscope.workspace.MapSettings;
import org.convscope.workspace.Workspace;

/** The layers that are shown, and what stands before and after each. */
final class MapsPlan {
    private final Network network;
    private final List<LayerBlock> blocks;

    MapsPlan(Network network) {
        this.network = network;
        this.blocks = new NetworkBlocks().of(network);
    }

    /** The layers to show; those that cannot be computed are left out. */
    List<String> layers(MapSettings settings, Optional<String> selected) {
        if (settings.coverage() == MapSettings.Coverage.BLOCKS) {
            return blocks.stream()
                    .map(block -> block.layer(settings.stage()))
                    .filter(id -> network.unavailable(id).isEmpty())
                    .toList();
        }
        return selected.or(() -> blocks.stream().findFirst().map(LayerBlock::shown))
                .filter(this::canBeShown)
                .map(id -> List.of(staged(id, settings.stage())))
                .orElse(List.of());
    }

    /** The convolutions that have a unit of a number. */
    List<String> channel(int unit) {
        return network.layers().stream()
                .filter(call -> call.operation() instanceof ConvolvingOperation && call.units() > unit)
                .map(LayerCall::id)
                .filter(this::canBeShown)
                .toList();
    }

    /** The layer after whose normalisation and activation a block's last convolution is shown, where that is asked for. */
    private String staged(String id, BlockStage stage) {
        return blocks.stream()
                .filter(block -> block.shown().equals(id))
                .findFirst()
                .map(block -> block.layer(stage))
                .orElse(id);
    }

    /** Maps, or the numbers of a vector or a sequence. */
    private boolean canBeShown(String id) {
        return network.find(id)
                        .map(LayerCall::outputShape)
                        .filter(shape -> shape.length >= 1 && shape.length <= 3)
                        .isPresent()
                && network.unavailable(id).isEmpty();
    }

    /** Why there is nothing to show. */
    String reason(Workspace now) {
        if (now.settings(MapSettings.KEY).coverage() == MapSettings.Coverage.BLOCKS) {
            return network.calls().stream()
                    .filter(call -> call.operation() instanceof Operation.Unavailable)
                    .flatMap(call -> network.unavailable(call.id()).stream()
                            .map(why -> call.id() + " cannot be computed, and no convolution without it:\n" + why
                                    + ".\nAnalyse > Declare a layer… says what it computes."))
                    .findFirst()
                    .orElse("This model has no convolution.");
        }
        return now.selection()
                .layer()
                .map(id -> network.unavailable(id)
                        .map(why -> id + " cannot be computed:\n" + why)
                        .orElse(id + " has neither maps nor a row of numbers.\nChoose a layer with an output of"
                                + " height × width × units, or of units."))
                .orElse("Choose a layer on the left.");
    }

    /** All layers that have maps, vectors or sequences and can be computed, in order. */
    List<String> all() {
        List<String> all = new ArrayList<>();
        for (LayerCall call : network.layers()) {
            if (canBeShown(call.id())) {
                all.add(call.id());
            }
        }
        return all;
    }

    /** The layer so many steps after another in the order that is shown; the nearest end where there is none. */
    Optional<String> step(MapSettings settings, Optional<String> from, int steps) {
        List<String> order = settings.coverage() == MapSettings.Coverage.BLOCKS ? layers(settings, from) : all();
        if (order.isEmpty()) {
            return Optional.empty();
        }
        int at = from.map(order::indexOf).orElse(-1);
        if (at < 0) {
            return Optional.of(order.get(0));
        }
        return Optional.of(order.get(Math.max(0, Math.min(order.size() - 1, at + steps))));
    }

    /** The name of the block that a layer stands for, else empty. */
    String blockName(String layer) {
        return blocks.stream()
                .filter(block ->
                        block.shown().equals(layer) || block.afterActivation().equals(layer))
                .map(LayerBlock::name)
                .findFirst()
                .orElse("");
    }
}
