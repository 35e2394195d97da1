package org.convscope.ui;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.convscope.export.census.CensusTable;
import org.convscope.ui.dialog.FileChoosers;
import org.convscope.ui.open.DataChooser;
import org.convscope.ui.open.OpenQuestions;
import org.convscope.ui.open.UndecidedFile;
import org.convscope.ui.view.ProblemReporter;

/** Asks the user before something is lost, and where the images of a file are. On the event thread. */
final class UserQuestions implements OpenQuestions {
    private final FileChoosers choosers;
    private final Supplier<Optional<String>> unwritten;
    private final DataChooser dataChooser;
    private final Session session;
    private final ProblemReporter problems;
    private final Consumer<CensusTable> censuses;

    /**
     * @param unwritten what would be lost, in sentences
     * @param censuses takes those that are opened
     */
    UserQuestions(
            FileChoosers choosers,
            Supplier<Optional<String>> unwritten,
            DataChooser dataChooser,
            Session session,
            ProblemReporter problems,
            Consumer<CensusTable> censuses) {
        this.choosers = choosers;
        this.unwritten = unwritten;
        this.dataChooser = dataChooser;
        this.session = session;
        this.problems = problems;
        this.censuses = censuses;
    }

    /**
     * Whether nothing would be lost, or the user agrees to it.
     *
     * @param go what is to be done, a verb
     */
    boolean to(String go) {
        return unwritten.get().map(what -> choosers.agrees(what, go)).orElse(true);
    }

    @Override
    public boolean mayReplace() {
        return to("Open");
    }

    @Override
    public void choose(UndecidedFile undecided) {
        dataChooser.ask(undecided, dataSets -> session.openData(undecided.file(), dataSets, problems, this));
    }

    @Override
    public void take(CensusTable census) {
        censuses.accept(census);
    }
}
