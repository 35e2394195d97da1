package org.convscope.core.onednn;

/** A piece of a program's work. */
@FunctionalInterface
interface Instruction {
    /**
     * @throws org.convscope.problem.ProblemException if a weight cannot be read
     */
    void run(RunContext context);
}
