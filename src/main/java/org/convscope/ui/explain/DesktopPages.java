package org.convscope.ui.explain;

import java.awt.Desktop;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;

/** Opens pages in the user's browser, else the folder that they lie in; where the desktop does neither, nothing happens. */
public final class DesktopPages implements Consumer<Path> {
    /**
     * Opens a page in the user's browser. Blocks for as long as the desktop takes.
     *
     * @return whether there is one
     */
    public static boolean browse(Path page) {
        if (!Desktop.isDesktopSupported() || !Desktop.getDesktop().isSupported(Desktop.Action.BROWSE)) {
            return false;
        }
        try {
            Desktop.getDesktop().browse(page.toUri());
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Blocks for as long as the desktop takes. */
    @Override
    public void accept(Path page) {
        if (!Desktop.isDesktopSupported()) {
            return;
        }
        Desktop desktop = Desktop.getDesktop();
        try {
            if (desktop.isSupported(Desktop.Action.BROWSE)) {
                desktop.browse(page.toUri());
            } else if (desktop.isSupported(Desktop.Action.OPEN)) {
                desktop.open(Objects.requireNonNull(page.toAbsolutePath().getParent())
                        .toFile());
            }
        } catch (IOException e) {
            // where the page lies is said in any case
            System.getLogger(DesktopPages.class.getName()).log(System.Logger.Level.INFO, "no browser for " + page, e);
        }
    }
}
