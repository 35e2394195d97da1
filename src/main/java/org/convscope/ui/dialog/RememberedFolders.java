package org.convscope.ui.dialog;

import java.io.File;
import java.util.Optional;

/** Where dialogs come back to. What is made of data is proposed elsewhere than among the data. */
final class RememberedFolders {
    private Optional<File> opened = Optional.empty();
    private Optional<File> written = Optional.empty();

    /** A file or folder that was opened. */
    void opened(File file) {
        opened = Optional.ofNullable(file.getParentFile());
    }

    /** A file that was written. */
    void written(File file) {
        written = Optional.ofNullable(file.getParentFile());
    }

    /** The folder of what was opened last. */
    Optional<File> toOpen() {
        return opened;
    }

    /** The folder that was written to last. */
    Optional<File> written() {
        return written;
    }

    /** Where a dialog begins that saves: where something was written, else among what was opened, which is at least known. */
    Optional<File> toSave() {
        return written.or(() -> opened);
    }
}
