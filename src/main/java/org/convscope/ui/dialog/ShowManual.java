package org.convscope.ui.dialog;

import java.awt.Component;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.convscope.file.ProgramHome;
import org.convscope.file.UserFolders;
import org.convscope.manual.ManualFolder;
import org.convscope.task.Lane;
import org.convscope.task.Owner;
import org.convscope.ui.view.ViewContext;

/** Opens the manual in the user's browser, else in a pane of its own. On the event thread. */
public final class ShowManual {
    private final ViewContext context;
    private final Predicate<Path> browser;

    /**
     * @param browser shows a page, unless there is none; called off the event thread
     */
    public ShowManual(ViewContext context, Predicate<Path> browser) {
        this.context = context;
        this.browser = browser;
    }

    /** Where the manual lies, and whether the browser has it. */
    private record Opened(Path page, boolean inBrowser) {}

    public void show(Component parent) {
        context.tasks()
                .submit(
                        Lane.POOL,
                        Owner.named("manual"),
                        "Opening the manual",
                        monitor -> {
                            Path page = ManualFolder.firstPage(
                                    ProgramHome.candidates(), UserFolders.find().state());
                            return new Opened(page, browser.test(page));
                        },
                        context.problems().receiver("The manual was not opened", opened -> {
                            if (!opened.inBrowser()) {
                                ManualPane.show(parent, opened.page());
                            }
                        }));
    }
}
