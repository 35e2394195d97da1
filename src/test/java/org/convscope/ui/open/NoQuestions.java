package org.convscope.ui.open;

/** Of a user who is not asked. */
public enum NoQuestions implements Asking {
    EXPECTED;

    @Override
    public void choose(Undecided undecided) {
        throw new AssertionError(undecided.file() + " is undecided");
    }

    @Override
    public boolean mayReplace() {
        return true;
    }
}
