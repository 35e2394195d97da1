package org.convscope.keras.config;

import org.jspecify.annotations.Nullable;

/**
 * An output of a call in the flat graph.
 *
 * @param call the call's place in the list
 * @param tensor which of its outputs
 * @param declared the shape with the batch that the file states for it, -1 where free; null where it states none
 */
public record FlatOutput(int call, int tensor, int @Nullable [] declared) {}
