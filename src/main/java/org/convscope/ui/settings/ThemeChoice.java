package org.convscope.ui.settings;

/** Which theme the user wants. */
public enum ThemeChoice {
    /** As the desktop has it. */
    SYSTEM,
    LIGHT,
    DARK
}
