package org.convscope.ui.open;

import org.convscope.export.census.CensusTable;

/** What the user has to say while files are opened, and who takes what is no part of a workspace. On the event thread. */
public interface OpenQuestions {
    /** Where the images of a file are. */
    void choose(UndecidedFile undecided);

    /** A census of some model's units that was among the files. */
    void take(CensusTable census);

    /** Whether the open model or data set may go for another, with what stands in no file. Waits for the answer. */
    boolean mayReplace();
}
