package org.convscope.ui.settings;

import java.nio.file.Path;
import java.util.Optional;
import org.convscope.file.UserFolders;

/**
 * What a window finds of the times before, and keeps for the next.
 *
 * @param settings of all windows
 * @param savedSession what this one has open
 * @param log folder of the log; empty where none is written
 */
public record UserState(SettingsStore settings, SavedSession savedSession, Optional<Path> log) {
    /** Opens the state in the user's folders; a log begins. */
    public static UserState open(UserFolders folders) {
        return new UserState(
                new SettingsStore(folders.settings()),
                SavedSession.begin(folders.settings()),
                LogFile.begin(folders.state()));
    }
}
