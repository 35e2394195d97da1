package org.convscope.core.onednn;

import java.util.List;

/** Where a program's arrays lie, and what belongs to it natively. */
final class ProgramMemory implements AutoCloseable {
    private final long bytes;
    private final List<ProgramWriter.PlacedOperand> operands;
    private final List<Runnable> owned;
    private long base;

    /**
     * @param owned closes what belongs to it
     */
    ProgramMemory(long bytes, List<ProgramWriter.PlacedOperand> operands, List<Runnable> owned) {
        this.bytes = bytes;
        this.operands = operands;
        this.owned = owned;
    }

    /** How much it takes while it runs. */
    long bytes() {
        return bytes;
    }

    /** Lays all arrays into a piece of memory of that size. */
    void moveTo(long where) {
        if (where != base) {
            for (ProgramWriter.PlacedOperand placed : operands) {
                placed.operand().moveTo(where + placed.region().offset() + placed.offset());
            }
            base = where;
        }
    }

    @Override
    public void close() {
        operands.forEach(placed -> placed.operand().close());
        owned.forEach(Runnable::run);
    }
}
