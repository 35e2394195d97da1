package org.convscope.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;

/** Files that are read, and which no result may therefore be written over, under whatever name: links are seen through. */
public final class OriginalFiles {
    private final Supplier<? extends Collection<Path>> files;
    private boolean isListed;
    private final Map<Object, Path> byKey = new HashMap<>();
    private final List<Path> withoutKey = new ArrayList<>();

    /**
     * @param files models, frames, labels and whatever else is read; names of nothing are passed over. Not asked for before
     *     there is a file that might be one of them: of many frames, it takes long to find out
     */
    public OriginalFiles(Supplier<? extends Collection<Path>> files) {
        this.files = files;
    }

    private void list() {
        if (isListed) {
            return;
        }
        isListed = true;
        for (Path file : files.get()) {
            try {
                if (Files.isRegularFile(file)) {
                    key(file).ifPresentOrElse(key -> byKey.putIfAbsent(key, file), () -> withoutKey.add(file));
                }
            } catch (IOException e) {
                // compared by itself when something is to be written there
                withoutKey.add(file);
            }
        }
    }

    /**
     * @throws ProblemException if the file to be written is one of those that are read
     */
    public void refuse(Path output) {
        try {
            if (Files.isRegularFile(output)) {
                list();
                Optional<Path> original = key(output).map(byKey::get);
                for (Path file : withoutKey) {
                    if (original.isEmpty() && Files.exists(file) && Files.isSameFile(file, output)) {
                        original = Optional.of(file);
                    }
                }
                if (original.isPresent()) {
                    throw Problem.inFile(output, "would be written over a file that is read")
                            .found(original.get())
                            .nextStep("Choose another name or folder")
                            .asException();
                }
            }
        } catch (IOException e) {
            throw OutputFolders.cannotWrite(output, e);
        }
    }

    /** What {@link Files#isSameFile} compares; Windows has none. */
    private static Optional<Object> key(Path file) throws IOException {
        return Optional.ofNullable(
                Files.readAttributes(file, BasicFileAttributes.class).fileKey());
    }
}
