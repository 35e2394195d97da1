package org.convscope.ui.open;

import org.convscope.export.census.CensusTable;

/** Of a user who is not asked. */
public enum NoQuestions implements OpenQuestions {
    EXPECTED,
    /** One who wants to keep what is open. */
    DECLINED;

    @Override
    public void choose(UndecidedFile undecided) {
        throw new AssertionError(undecided.file() + " is undecided");
    }

    @Override
    public void take(CensusTable census) {
        throw new AssertionError(census.file() + " is a census");
    }

    @Override
    public boolean mayReplace() {
        return this == EXPECTED;
    }
}
