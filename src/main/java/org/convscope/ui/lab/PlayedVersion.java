package org.convscope.ui.lab;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.convscope.frame.FrameSource;
import org.convscope.input.ModelSidecar;
import org.convscope.input.Preprocessing;
import org.convscope.network.Network;
import org.convscope.ui.view.ModelDocument;

/**
 * A network at one time of its training, and on what it is looked at.
 *
 * @param title what it is a version of, and which
 * @param network as it was then
 * @param taking how it takes frames
 * @param layer that is wanted; the first convolution where the network has none of that name
 */
record PlayedVersion(
        String title, Network network, Taking taking, Optional<String> layer, Optional<FrameSource> frame) {
    /** How frames become its input. */
    sealed interface Taking {
        /**
         * Blocks where a file says it.
         *
         * @throws org.convscope.problem.ProblemException if that file cannot be used
         */
        Preprocessing of(Network network);

        /** It is known. */
        record Known(Preprocessing preprocessing) implements Taking {
            @Override
            public Preprocessing of(Network network) {
                return preprocessing;
            }
        }

        /**
         * As the sidecar beside the file says, else as the open model does if it takes inputs of the same shape, else by a guess.
         *
         * @param file where the version was found
         */
        record Beside(Path file, Optional<ModelDocument> open) implements Taking {
            @Override
            public Preprocessing of(Network network) {
                return ModelSidecar.of(file)
                        .flatMap(ModelSidecar::preprocessing)
                        .or(() -> open.filter(model -> haveSameInput(model.network(), network))
                                .map(ModelDocument::preprocessing))
                        .orElseGet(() -> Preprocessing.guess(network));
            }

            private static boolean haveSameInput(Network first, Network second) {
                return first.inputs().size() == 1
                        && second.inputs().size() == 1
                        && Arrays.equals(
                                first.call(first.inputs().get(0)).outputShape(),
                                second.call(second.inputs().get(0)).outputShape());
            }
        }
    }
}
