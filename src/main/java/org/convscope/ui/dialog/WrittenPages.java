package org.convscope.ui.dialog;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.convscope.task.Lane;
import org.convscope.task.Owner;
import org.convscope.ui.view.ViewContext;

/** Where pages go that the user asks for, and how they are shown once they are written. On the event thread. */
public final class WrittenPages {
    /** The file of a folder that is opened. */
    public static final String PAGE = "index.html";

    private final ViewContext context;
    private final FileChoosers choosers;
    private final Consumer<Path> opener;
    private final Consumer<String> said;
    private final String word;

    /**
     * @param word what they are called: {@code report}
     * @param opener shows a page that was written; called off the event thread
     * @param said gets a sentence on where it lies
     */
    public WrittenPages(
            ViewContext context, FileChoosers choosers, Consumer<Path> opener, Consumer<String> said, String word) {
        this.context = context;
        this.choosers = choosers;
        this.opener = opener;
        this.said = said;
        this.word = word;
    }

    /** A folder of its own in the one that is chosen; empty where none is, or what lies there is to stay. */
    public Optional<Path> folder(String name) {
        return choosers.openFolder("The folder that the " + word + " is put into").stream()
                .findFirst()
                .map(chosen -> chosen.resolve(name))
                .filter(path -> !Files.exists(path)
                        || choosers.agrees(
                                path.getFileName() + " is there already. Its " + word + " will be written over.",
                                "Replace"));
    }

    /** Opens the page of a folder in the background, and says where it lies. */
    public void open(Path folder) {
        Path page = folder.resolve(PAGE);
        context.tasks()
                .submit(
                        Lane.POOL,
                        Owner.named("open " + word),
                        "Opening " + page.getFileName(),
                        monitor -> {
                            opener.accept(page);
                            return page;
                        },
                        // said last: work that is shown takes the place of what was said before
                        context.problems()
                                .receiver(
                                        "The " + word + " was not opened",
                                        opened -> said.accept("The " + word + " is " + opened)));
    }
}
