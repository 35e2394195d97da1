package org.convscope.core.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_linear;

import java.util.List;

/** x * scale + offset, one number each. */
final class LinearSteps {
    private final CompileScope scope;

    LinearSteps(CompileScope scope) {
        this.scope = scope;
    }

    Compiled compile(double scale, double offset, NativeArray input) {
        ProgramWriter writer = scope.writer();
        NativeArray output = scope.mayOverwrite(input) ? input : writer.create(input.layout(), input.shape());
        new Activations(writer).apply(function(scale, offset), input, output);
        return new Compiled(output, gradient -> List.of(scaled(gradient, scale)));
    }

    /** A multiple, in an array of its own. */
    NativeArray scaled(NativeArray array, double scale) {
        NativeArray result = scope.writer().create(array.layout(), array.shape());
        new Activations(scope.writer()).apply(function(scale, 0), array, result);
        return result;
    }

    private static EltwiseFunction function(double scale, double offset) {
        return new EltwiseFunction(Attributes.Curve.of(dnnl_eltwise_linear, scale, offset), dnnl_eltwise_linear, false);
    }
}
