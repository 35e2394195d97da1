package org.convscope.core.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_execute;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.dnnl_exec_arg_t;
import org.bytedeco.dnnl.dnnl_primitive;

/** A primitive with all that it is called with. */
final class PrimitiveCall implements Instruction, AutoCloseable {
    private final ComputeStream stream;
    private final dnnl_primitive code;
    private final String name;
    private final dnnl_exec_arg_t arguments;
    private final int count;
    private final List<Bound> weights = new ArrayList<>();

    private record Bound(CachedWeight weight, Operand operand) {}

    /** An argument that is in the program's memory. */
    record Placed(int argument, Operand operand) {}

    PrimitiveCall(ComputeStream stream, Primitive primitive, List<Placed> placed, List<Arguments.OfWeight> weights) {
        this.stream = stream;
        this.code = primitive.code();
        this.name = primitive.implementation();
        this.count = placed.size() + weights.size();
        this.arguments = new dnnl_exec_arg_t(count);
        int at = 0;
        for (Placed argument : placed) {
            arguments
                    .position(at++)
                    .arg(argument.argument())
                    .memory(argument.operand().memory());
        }
        for (Arguments.OfWeight argument : weights) {
            var operand = new Operand(stream, argument.weight().wanted());
            this.weights.add(new Bound(argument.weight(), operand));
            arguments.position(at++).arg(argument.argument()).memory(operand.memory());
        }
        arguments.position(0);
    }

    @Override
    public void run(RunContext context) {
        for (Bound bound : weights) {
            bound.operand.moveTo(context.address(bound.weight));
        }
        Status.check(dnnl_primitive_execute(code, stream.stream(), count, arguments), name);
    }

    @Override
    public void close() {
        arguments.close();
        weights.forEach(bound -> bound.operand.close());
    }
}
