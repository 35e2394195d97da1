package org.convscope.core.plan;

import org.convscope.core.nd4j.Nd4jEngine;

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
}
