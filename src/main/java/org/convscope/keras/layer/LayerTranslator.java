package org.convscope.keras.layer;

/** Turns a call of one class of layers into an operation. */
@FunctionalInterface
interface LayerTranslator {
    /**
     * @throws org.convscope.problem.ProblemException if its settings, inputs or weights make that impossible
     */
    LayerTranslation translate(TranslationContext context);
}
