package org.convscope.inspect.fold;

import org.convscope.dataset.LabelledFrame;
import org.convscope.problem.Problem;

/** A frame that could not be read or computed, and why. */
public record FailedFrame(LabelledFrame frame, Problem problem) {}
