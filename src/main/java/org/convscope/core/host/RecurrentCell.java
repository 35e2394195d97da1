package org.convscope.core.host;

import org.convscope.core.plan.Step;

/**
 * One step of a recurrent layer for a batch of rows: a row is a frame, or one position of it where the state is an image.
 * States are (rows, units), h alone or h and c; what the input contributes is (rows, gates x units).
 */
interface RecurrentCell {
    /** How many states are carried on. */
    int states();

    /** How many numbers the input contributes for each of a state's. */
    int columns();

    /** What a step leaves behind for its gradient. */
    interface Step {
        /** The states after it; the first is its output. */
        double[][] after();
    }

    /**
     * @param input what the input contributes, bias included; kept by the step
     * @param before the states before it; kept by the step
     */
    Step step(double[] input, double[][] before);

    /**
     * @param gradient of the states after the step
     * @param inputGradient filled with the gradient of the input's contribution
     * @return the gradient of the states before
     */
    double[][] back(Step step, double[][] gradient, double[] inputGradient);
}
