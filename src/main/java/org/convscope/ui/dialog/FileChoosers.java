package org.convscope.ui.dialog;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Asks the user for files, and whether what is in none may be lost; waits for the answer. */
public interface FileChoosers {
    /** Any number of files; none if the user thinks better of it. */
    List<Path> open();

    /**
     * One file, or none.
     *
     * @param title of the dialog
     * @param folder where it begins
     */
    Optional<Path> openOne(String title, Path folder);

    /**
     * One folder, or none.
     *
     * @param title of the dialog
     */
    List<Path> openFolder(String title);

    /**
     * Whether the user agrees to lose what is in no file.
     *
     * @param question a sentence that says what
     * @param go the answer that agrees, a verb
     */
    boolean agrees(String question, String go);

    /** A label file or a folder, or neither. */
    Optional<Path> openDataSet();

    /** Where files are written that nobody wants elsewhere. */
    default Path folder() {
        return Path.of(System.getProperty("user.home"));
    }

    /**
     * @param title of the dialog
     * @param name proposed, ending included
     * @param ending put on where the user leaves it out, dot included
     */
    Optional<Path> save(String title, String name, String ending);
}
