package org.convscope.inspect.summary;

import java.util.Optional;

/**
 * One layer as the summary lists it.
 *
 * @param id of its first call
 * @param name its path in the model, joined by '/'
 * @param className Keras's class
 * @param outputShape as Keras prints it, in the model's own order of axes: (None, 512, 512, 64); "multiple" where its calls
 *     differ
 * @param parameters how many numbers its weights have
 * @param trainableParameters how many of them training changes
 * @param trainable as the file says
 * @param reason why its output cannot be computed; empty where it can
 * @param makeUp filters, kernel, strides and padding, where it has them
 * @param declared what the user declared that it computes; empty where the file itself says it
 */
public record LayerRow(
        String id,
        String name,
        String className,
        String outputShape,
        long parameters,
        long trainableParameters,
        boolean trainable,
        Optional<String> reason,
        Optional<WindowParameters> makeUp,
        Optional<String> declared) {
    public boolean available() {
        return reason.isEmpty();
    }

    /**
     * Remarks in words, best first: why it is not available, what the user declared, how it is made; empty for plain
     * layers.
     */
    public String remark() {
        return reason.map("not available: "::concat)
                .or(() -> declared.map("declared by you: "::concat))
                .or(() -> makeUp.map(WindowParameters::text))
                .orElse("");
    }
}
