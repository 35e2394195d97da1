package org.convscope.ui.open;

/** Of a user who is not asked. */
public enum NoQuestions implements OpenQuestions {
    EXPECTED;

    @Override
    public void choose(UndecidedFile undecided) {
        throw new AssertionError(undecided.file() + " is undecided");
    }

    @Override
    public boolean mayReplace() {
        return true;
    }
}
