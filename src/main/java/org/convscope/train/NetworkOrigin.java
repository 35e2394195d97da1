package org.convscope.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.convscope.file.ContentKey;
import org.convscope.keras.KerasModels;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;

/**
 * What a training begins with.
 *
 * @param name for people
 * @param description all that is to be the same where it is gone on with
 * @param frozen layers that do not learn
 */
public record NetworkOrigin(String name, String description, List<String> frozen) {
    public NetworkOrigin {
        frozen = List.copyOf(frozen);
    }

    /**
     * @throws ProblemException if the files of a model cannot be read
     */
    public static NetworkOrigin of(PrepareTraining.Source source) {
        if (source instanceof PrepareTraining.Source.Opened opened) {
            Path file = opened.model().file();
            return new NetworkOrigin(file.toString(), contents(file), opened.frozen());
        }
        NetworkDesign design = ((PrepareTraining.Source.Design) source).design();
        return new NetworkOrigin(design.name(), design.toString(), List.of());
    }

    /** A model's name, and what its files hold: another one of the same name is another training's. */
    private static String contents(Path model) {
        try {
            return "from " + model.getFileName() + ", " + ContentKey.of(KerasModels.files(model));
        } catch (IOException e) {
            throw new ProblemException(Problem.inFile(model, "cannot be read"), e);
        }
    }
}
