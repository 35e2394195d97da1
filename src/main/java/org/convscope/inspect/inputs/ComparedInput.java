package org.convscope.inspect.inputs;

import java.util.List;
import java.util.Optional;
import org.convscope.array.Range;
import org.convscope.array.Tensor;
import org.convscope.inspect.maps.LayerMaps;
import org.convscope.inspect.prediction.Prediction;
import org.convscope.inspect.spots.InputSpot;

/**
 * One frame under one preprocessing.
 *
 * @param name of the preprocessing, for people
 * @param input (1, H, W, C)
 * @param limits of the input's values, the 1st and the 99.8th percentile: what is drawn black and white
 * @param spots in the input
 * @param maps of the layer that is looked at; empty where none is
 * @param prediction what the network answers; empty where its outputs are no lists of numbers
 */
public record ComparedInput(
        String name,
        Tensor input,
        Range limits,
        List<InputSpot> spots,
        Optional<LayerMaps> maps,
        Optional<Prediction> prediction) {
    public ComparedInput {
        spots = List.copyOf(spots);
    }
}
