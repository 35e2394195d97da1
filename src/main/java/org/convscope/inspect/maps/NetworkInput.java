package org.convscope.inspect.maps;

import java.util.List;
import java.util.Optional;
import org.convscope.array.Tensor;
import org.convscope.frame.geometry.Geometry;
import org.convscope.input.CoordinateMap;

/**
 * A frame as the network takes it.
 *
 * @param name the frame's name, with {@code ::index} for one image of several; unique among what is open
 * @param preprocessing what was done to it, such as the preprocessing's JSON: part of the key of cached results
 * @param category the folder or label that it is grouped by; empty where there is none
 * @param inputs one tensor an input of the network, (1, H, W, C)
 * @param coordinates how the frame lies in the input; empty where the input was made of no frame
 * @param geometry of the experiment, as the frame says it
 */
public record NetworkInput(
        String name,
        String preprocessing,
        String category,
        List<Tensor> inputs,
        Optional<CoordinateMap> coordinates,
        Geometry geometry) {
    public NetworkInput {
        inputs = List.copyOf(inputs);
    }

    /** Of no frame that anything can be found in again. */
    public NetworkInput(String name, String preprocessing, String category, List<Tensor> inputs) {
        this(name, preprocessing, category, inputs, Optional.empty());
    }

    /** Of a frame whose geometry is not known. */
    public NetworkInput(
            String name,
            String preprocessing,
            String category,
            List<Tensor> inputs,
            Optional<CoordinateMap> coordinates) {
        this(name, preprocessing, category, inputs, coordinates, Geometry.UNKNOWN);
    }

    /** The same where somebody knows more of the experiment. */
    public NetworkInput geometry(Geometry known) {
        return new NetworkInput(name, preprocessing, category, inputs, coordinates, known);
    }
}
