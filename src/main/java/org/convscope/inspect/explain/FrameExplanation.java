package org.convscope.inspect.explain;

import java.util.List;
import java.util.Optional;
import org.convscope.inspect.census.UnitShells;
import org.convscope.inspect.exciter.FindExciters;
import org.convscope.inspect.gradients.SaliencyMaps;
import org.convscope.inspect.prediction.Prediction;

/**
 * Why a network answers as it does on one frame.
 *
 * @param prediction all that it says
 * @param answer what is explained of that
 * @param gradCam where the class is seen
 * @param hidden what it loses without parts of the frame
 * @param layer what the units of the chosen layer contribute: first what raises the logit, or where the answer is no
 *     what lowers it
 * @param exciters one a unit of {@code layer.units()}
 * @param shells likewise, where each fires by resolution
 * @param near the nearest frames of a data set; empty where none was given
 */
public record FrameExplanation(
        Prediction prediction,
        ExplainedAnswer answer,
        ExplanationPart<SaliencyMaps> gradCam,
        ExplanationPart<HiddenRings> hidden,
        LayerContributions layer,
        ExplanationPart<FindExciters.Result> exciters,
        ExplanationPart<List<UnitShells>> shells,
        Optional<ExplanationPart<NearFrames>> near) {}
