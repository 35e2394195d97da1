package org.convscope.core.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_nChw16c;

import java.util.ArrayList;
import java.util.List;
import org.convscope.core.onednn.LayoutWishes.Wish;
import org.convscope.network.Operation;

/** Operations that compute nothing: numbers are put elsewhere, or seen in another shape. */
final class RearrangingSteps {
    private final ProgramWriter writer;
    private final PartSteps parts;

    RearrangingSteps(ProgramWriter writer) {
        this.writer = writer;
        this.parts = new PartSteps(writer);
    }

    Compiled concatenate(Operation.Concatenate operation, OperationWork work) {
        return parts.concatenated(inBlocks(work.inputs(), operation.axis(), work), operation.axis(), work.shape());
    }

    /** Images whose channels follow each other: all in whole blocks where some are, and the next one would like that. */
    private List<NativeArray> inBlocks(List<NativeArray> inputs, int axis, OperationWork work) {
        boolean isOfChannels = work.shape().length == 4 && axis == 3;
        boolean isWhole = inputs.stream().allMatch(input -> input.channels() % Layout.BLOCK == 0);
        boolean isAny = inputs.stream().anyMatch(input -> input.layout().channelBlock() == Layout.BLOCK);
        return work.after().wish() == Wish.BLOCKS && isOfChannels && isWhole && isAny
                ? inputs.stream()
                        .map(input -> writer.inLayout(input, Layout.byTag(dnnl_nChw16c, input.shape())))
                        .toList()
                : inputs;
    }

    Compiled stack(Operation.Stack operation, OperationWork work) {
        List<NativeArray> expanded = new ArrayList<>();
        for (NativeArray input : work.inputs()) {
            int[] shape = work.shape().clone();
            shape[operation.axis()] = 1;
            expanded.add(writer.rowMajor(input).reshaped(shape));
        }
        Compiled compiled = parts.concatenated(expanded, operation.axis(), work.shape());
        return new Compiled(compiled.output(), gradient -> compiled.back(gradient).stream()
                .map(part -> writer.rowMajor(part).reshaped(work.input().shape()))
                .toList());
    }

    Compiled zeroPadding(Operation.ZeroPadding operation, OperationWork work) {
        int[] begin = new int[work.shape().length];
        System.arraycopy(operation.before(), 0, begin, 1, operation.before().length);
        return parts.padded(work.input(), begin, work.shape());
    }

    Compiled cropping(Operation.Cropping operation, OperationWork work) {
        int[] begin = new int[work.shape().length];
        System.arraycopy(operation.before(), 0, begin, 1, operation.before().length);
        return parts.cut(work.input(), begin, work.shape());
    }

    Compiled split(Operation.Split operation, OperationWork work) {
        int[] begin = new int[work.shape().length];
        begin[operation.axis()] = operation.taken() * work.shape()[operation.axis()];
        return parts.cut(work.input(), begin, work.shape());
    }

    static Compiled same(OperationWork work) {
        return new Compiled(work.input(), List::of);
    }

    Compiled reshaped(OperationWork work) {
        int[] given = work.input().shape();
        return new Compiled(
                writer.rowMajor(work.input()).reshaped(work.shape()),
                gradient -> List.of(writer.rowMajor(gradient).reshaped(given)));
    }
}
