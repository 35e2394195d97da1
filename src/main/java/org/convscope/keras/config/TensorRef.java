package org.convscope.keras.config;

import org.jspecify.annotations.Nullable;

/**
 * One output of one call of a layer, as the file names it.
 *
 * @param layer the layer's name within its model
 * @param node which of its calls, as the file counts
 * @param tensor which output of the call
 * @param declared its shape with the batch where the file says it (Keras 3), -1 where free
 */
public record TensorRef(String layer, int node, int tensor, int @Nullable [] declared) {}
