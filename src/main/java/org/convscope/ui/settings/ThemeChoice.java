package org.convscope.ui.settings;

/** The theme that the user wants. */
public enum ThemeChoice {
    /** The theme that the desktop has. */
    SYSTEM,
    LIGHT,
    DARK
}
