package org.convscope.choice;

/** How a map of what a target depends on is made. */
public enum GradientMethod {
    /** The gradient of the target by the input (Simonyan et al. 2014). */
    GRADIENT("gradient"),
    /** Its mean over noisy copies of the input (Smilkov et al. 2017). */
    SMOOTHGRAD("smoothgrad"),
    /** Its mean on the way from an input of zeros, times the input (Sundararajan et al. 2017). */
    INTEGRATED("integrated"),
    /** The sum of a layer's maps, each by its mean gradient, where positive (Selvaraju et al. 2017). */
    GRADCAM("gradcam"),
    /** Likewise with weights that count positive gradients alone (Chattopadhay et al. 2018). */
    GRADCAM_PLUS_PLUS("gradcam++");

    private final String word;

    GradientMethod(String word) {
        this.word = word;
    }

    /** The name on the command line. */
    public String word() {
        return word;
    }

    /** Whether it gives a map of a layer, without signs, instead of one of each input. */
    public boolean isOfLayer() {
        return this == GRADCAM || this == GRADCAM_PLUS_PLUS;
    }

    /** Whether it takes gradients at several places for each frame. */
    public boolean hasSteps() {
        return this == SMOOTHGRAD || this == INTEGRATED;
    }
}
