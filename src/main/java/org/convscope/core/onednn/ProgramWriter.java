package org.convscope.core.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_FROM;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCRATCHPAD;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_TO;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Supplier;
import org.convscope.array.Tensor;

/** Collects a program's instructions and the memory that they need. Closed where no program comes of it. */
final class ProgramWriter implements AutoCloseable {
    private final ComputeStream stream;
    private final WeightCache weights;
    private final List<Region> regions = new ArrayList<>();
    private final IdentityHashMap<Region, List<PlacedOperand>> operands = new IdentityHashMap<>();
    private final List<Runnable> owned = new ArrayList<>();
    private final List<CachedWeight> used = new ArrayList<>();
    private List<Instruction> instructions = new ArrayList<>();
    private int count;

    /** An operand that follows its region. */
    record PlacedOperand(Region region, long offset, Layout layout, Operand operand) {}

    ProgramWriter(ComputeStream stream, WeightCache weights) {
        this.stream = stream;
        this.weights = weights;
    }

    ComputeStream stream() {
        return stream;
    }

    /** How much room weights have in all. */
    long weightBudgetBytes() {
        return weights.budgetBytes();
    }

    /** Memory of its own. */
    NativeArray create(Layout layout, int... shape) {
        var region = new Region(layout.bytes());
        regions.add(region);
        return new NativeArray(region, layout, shape);
    }

    NativeArray create(int... shape) {
        return create(Layout.rowMajor(shape), shape);
    }

    CachedWeight weight(Object owner, String role, Layout given, Layout wanted, Supplier<Tensor> values) {
        CachedWeight weight = weights.weight(owner, role, given, wanted, values);
        used.add(weight);
        return weight;
    }

    /** A weight as it is read, one number an entry of these dimensions of oneDNN's. */
    CachedWeight plainWeight(Object owner, String role, Supplier<Tensor> values, long... dims) {
        Layout plain = Layout.plain(dims);
        return weight(owner, role, plain, plain, values);
    }

    /** An instruction in Java that uses these arrays. */
    void add(Instruction instruction, NativeArray... used) {
        for (NativeArray array : used) {
            array.region().usedAt(count);
        }
        instructions.add(instruction);
        count++;
    }

    /** Calls a primitive, which is the program's from now on. */
    void call(Primitive primitive, Arguments arguments) {
        owned.add(primitive::close);
        List<PrimitiveCall.Placed> placed = new ArrayList<>();
        List<NativeArray> used = new ArrayList<>();
        for (Arguments.OfArray argument : arguments.arrays()) {
            placed.add(new PrimitiveCall.Placed(argument.argument(), operand(argument.array())));
            used.add(argument.array());
        }
        primitive.scratchpad().ifPresent(layout -> {
            NativeArray scratchpad = create(layout);
            placed.add(new PrimitiveCall.Placed(DNNL_ARG_SCRATCHPAD, operand(scratchpad)));
            used.add(scratchpad);
        });
        var call = new PrimitiveCall(stream, primitive, placed, arguments.weights());
        owned.add(call::close);
        add(call, used.toArray(NativeArray[]::new));
    }

    private Operand operand(NativeArray array) {
        List<PlacedOperand> own = operands.computeIfAbsent(array.region(), key -> new ArrayList<>());
        for (PlacedOperand known : own) {
            if (known.offset() == array.offset() && known.layout().equals(array.layout())) {
                return known.operand();
            }
        }
        var made = new Operand(stream, array.layout());
        own.add(new PlacedOperand(array.region(), array.offset(), array.layout(), made));
        return made;
    }

    /** The array itself where it lies like that already, else a copy that does. */
    NativeArray inLayout(NativeArray array, Layout layout) {
        if (array.layout().equals(layout)) {
            return array;
        }
        boolean isSame = array.layout().isSame(layout, array.shape());
        return isSame ? array.part(0, layout, array.shape()) : copied(array, layout);
    }

    /** Row-major, channels last. */
    NativeArray rowMajor(NativeArray array) {
        return array.isRowMajor() ? array : inLayout(array, Layout.rowMajor(array.shape()));
    }

    NativeArray copied(NativeArray array, Layout layout) {
        NativeArray copy = create(layout, array.shape());
        copy(array, copy);
        return copy;
    }

    /** The numbers of one array to another of the same dimensions. */
    void copy(NativeArray from, NativeArray to) {
        Primitive reorder = Reorders.find(stream, from.layout(), to.layout())
                .orElseThrow(() -> new IllegalStateException("oneDNN has no reorder for a map"));
        call(reorder, new Arguments().with(DNNL_ARG_FROM, from).with(DNNL_ARG_TO, to));
    }

    /** What has been written since this was last asked. */
    List<Instruction> takeInstructions() {
        List<Instruction> taken = instructions;
        instructions = new ArrayList<>();
        return taken;
    }

    /** The weights that primitives have been given. */
    List<CachedWeight> weights() {
        return List.copyOf(used);
    }

    /** The memory of all that has been written. */
    ProgramMemory memory() {
        long bytes = Placement.place(regions);
        List<PlacedOperand> all =
                operands.values().stream().flatMap(List::stream).toList();
        return new ProgramMemory(bytes, all, List.copyOf(owned));
    }

    @Override
    public void close() {
        memory().close();
    }
}
