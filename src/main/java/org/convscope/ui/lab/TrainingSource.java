package org.convscope.ui.lab;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.convscope.input.ModelSidecar;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;
import org.convscope.train.NetworkDesign;
import org.convscope.train.NetworkDesignJson;
import org.convscope.train.PrepareTraining;
import org.convscope.ui.view.ModelDocument;
import org.convscope.workspace.LabTraining;

/** What the lab's training begins with: a design, or the open model. */
final class TrainingSource {
    private TrainingSource() {}

    /** Names with commas between them. */
    static List<String> names(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    static PrepareTraining.Source of(TrainingSession.Request request) {
        if (request.from().isEmpty()) {
            return new PrepareTraining.Source.Design(design(request.how()));
        }
        ModelDocument model = request.from().get();
        return new PrepareTraining.Source.Opened(
                model.model(),
                model.sidecar().map(ModelSidecar::labels).orElse(List.of()),
                model.preprocessing(),
                names(request.how().frozen()));
    }

    private static NetworkDesign design(LabTraining how) {
        return switch (how.network()) {
            case PLAIN, OPEN_MODEL -> NetworkDesign.PLAIN;
            case REGULARISED -> NetworkDesign.REGULARISED;
            case DESIGN -> NetworkDesignJson.read(file(how.design().orElse("")));
        };
    }

    /** A lesson or workspace may name a file as only another system can. */
    private static Path file(String design) {
        try {
            return Path.of(design);
        } catch (InvalidPathException e) {
            throw new ProblemException(
                    Problem.inFile(design, "is no file that this computer can have")
                            .nextStep("Choose the design of the network again"),
                    e);
        }
    }
}
