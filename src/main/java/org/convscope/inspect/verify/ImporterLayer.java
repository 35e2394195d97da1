package org.convscope.inspect.verify;

/**
 * One layer as DL4J computes it, compared.
 *
 * @param layer id of the call
 * @param shape of DL4J's output with its batch, in the model's own order of axes: "(2, 8, 8, 4)"; empty where there is none
 * @param fromOurs its error against what is computed here; NaN where nothing was compared
 * @param fromReference its error against the reference; NaN where nothing was compared
 * @param verdict how it came out against both
 * @param remark what is to be said beyond that; empty where nothing is
 */
public record ImporterLayer(
        String layer,
        String shape,
        double fromOurs,
        double fromReference,
        VerifiedLayer.Verdict verdict,
        String remark) {}
