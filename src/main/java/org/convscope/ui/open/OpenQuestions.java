package org.convscope.ui.open;

/** What the user has to say while files are opened. On the event thread. */
public interface OpenQuestions {
    /** Where the images of a file are. */
    void choose(UndecidedFile undecided);

    /** Whether the open model or data set may go for another, with what stands in no file. Waits for the answer. */
    boolean mayReplace();
}
