package org.convscope.ui.open;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.convscope.dataset.CategorizedFrame;
import org.convscope.file.AtomicFile;
import org.convscope.frame.FrameSource;
import org.convscope.problem.FailureText;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;
import org.convscope.render.PngTexts;
import org.convscope.workspace.LightTableSettings;
import org.convscope.workspace.Workspace;
import org.convscope.workspace.WorkspaceJson;

/**
 * The workspace that a picture was made in, as a text of the PNG, with paths relative to it as in a workspace file. A path in it
 * is looked up and nothing else.
 */
public final class PictureState {
    private static final String KEYWORD = "Convscope workspace";
    private static final String FOLDER_KEYWORD = "Convscope folder";
    private static final String ENDING = ".png";
    /** Of more frames than this, those that are selected or on the light table are named. */
    private static final int MOST_FRAMES = 64;

    private PictureState() {}

    /**
     * What a picture was made in; empty for any other file.
     *
     * @throws ProblemException if what stands there is no workspace, or the file cannot be read
     */
    public static Optional<Workspace> read(Path picture) {
        return text(picture, KEYWORD).map(new WorkspaceJson(picture)::read);
    }

    /**
     * The folder that a picture was written to, for one that was copied by itself since: what it names lies beside that.
     *
     * @throws ProblemException if the file cannot be read
     */
    static Optional<Path> formerFolder(Path picture) {
        return text(picture, FOLDER_KEYWORD).flatMap(folder -> {
            try {
                return Optional.of(Path.of(folder)).filter(Path::isAbsolute);
            } catch (InvalidPathException e) {
                // of another system
                return Optional.empty();
            }
        });
    }

    private static Optional<String> text(Path picture, String keyword) {
        if (!isPicture(picture)) {
            return Optional.empty();
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(picture))) {
            return Optional.ofNullable(PngTexts.read(in).get(keyword));
        } catch (IOException e) {
            throw new ProblemException(Problem.inFile(picture, "cannot be read: " + FailureText.of(e)), e);
        }
    }

    /**
     * Puts a workspace into a picture that has just been written; a file of another kind stays as it is.
     *
     * @throws ProblemException if it cannot be written
     */
    public static void write(Path picture, Workspace workspace) {
        String json = new WorkspaceJson(picture).write(shown(workspace));
        if (!isPicture(picture) || json.length() > PngTexts.MOST_BYTES / 4) {
            return;
        }
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(KEYWORD, json);
        texts.put(
                FOLDER_KEYWORD,
                String.valueOf(picture.toAbsolutePath().normalize().getParent()));
        AtomicFile.write(picture, temporary -> {
            try (InputStream in = new BufferedInputStream(Files.newInputStream(picture));
                    OutputStream out = new BufferedOutputStream(Files.newOutputStream(temporary))) {
                PngTexts.insert(in, texts, out);
            }
        });
    }

    private static boolean isPicture(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(ENDING)
                && Files.isRegularFile(file);
    }

    private static Workspace shown(Workspace workspace) {
        if (workspace.frames().size() <= MOST_FRAMES) {
            return workspace;
        }
        Set<FrameSource> shown =
                new HashSet<>(workspace.settings(LightTableSettings.KEY).frames());
        workspace.selection().frame().ifPresent(shown::add);
        List<CategorizedFrame> frames = workspace.frames().stream()
                .filter(frame -> shown.contains(frame.source()))
                .toList();
        return workspace.frames(frames);
    }
}
