package org.convscope.input;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;

/**
 * The 1000 classes of ImageNet (ILSVRC 2012) with ids and names, in the order in which networks trained on it give them: as
 * Keras's {@code decode_predictions} has them.
 */
public final class ImageNet {
    private static final List<String[]> CLASSES = read();

    private ImageNet() {}

    private static List<String[]> read() {
        InputStream stream = Objects.requireNonNull(ImageNet.class.getResourceAsStream("imagenet-classes.txt"));
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" ", 2))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The output of a network of {@code keras.applications} that still has its own head; empty for every other model.
     */
    public static Optional<String> output(Network network) {
        return KnownNetworks.recognise(network).flatMap(known -> network.outputs().stream()
                .filter(id -> known.classifies(source(network, id)))
                .findFirst());
    }

    /** A nested model's own output hands on what its last layer gives. */
    private static LayerCall source(Network network, String id) {
        LayerCall call = network.call(id);
        while (call.origin() != LayerCall.Origin.LAYER && call.inputs().size() == 1) {
            call = network.call(call.inputs().get(0));
        }
        return call;
    }

    /**
     * @param index from 0 to 999
     */
    public static OutputLabel label(String output, int index, OutputLabel.Kind kind) {
        String[] found = CLASSES.get(index);
        return new OutputLabel(output, index, found[1], kind, found[0]);
    }
}
