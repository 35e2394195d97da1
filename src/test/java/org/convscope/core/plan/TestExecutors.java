package org.convscope.core.plan;

import java.util.List;
import java.util.Map;
import org.convscope.array.Tensor;
import org.convscope.core.GradientRequest;
import org.convscope.core.nd4j.Nd4jEngine;
import org.convscope.network.Network;
import org.convscope.task.TaskMonitor;

/** Executors with limits of their own, on an engine of the test's choice. */
enum TestExecutors {
    ND4J {
        @Override
        PlanExecutor start(long constantBytes, long poolBytes, StepObserver observer) {
            return new PlanExecutor(new Nd4jEngine(constantBytes, poolBytes, observer));
        }
    };

    abstract PlanExecutor start(long constantBytes, long poolBytes, StepObserver observer);

    PlanExecutor start(long constantBytes, long poolBytes) {
        return start(constantBytes, poolBytes, StepObserver.NONE);
    }

    /** Of one call's output, one an input. */
    static List<Tensor> inputGradients(
            PlanExecutor executor,
            Network network,
            List<Tensor> inputs,
            String wanted,
            Tensor outputGradient,
            TaskMonitor monitor) {
        GradientRequest request = GradientRequest.byInputs(wanted, outputGradient, network.inputs());
        Map<String, Tensor> byInput =
                executor.gradients(network, inputs, request, monitor).inputs();
        return network.inputs().stream().map(byInput::get).toList();
    }
}
