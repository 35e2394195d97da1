package org.convscope.choice;

/** How a kernel meets a picture. */
public enum KernelPass {
    /** Laid over it as it is written, as a layer of a network does it. */
    CORRELATION("correlation, as a layer"),
    /** Turned by 180 degrees first, as mathematics does it. */
    CONVOLUTION("true convolution, turned");

    private final String word;

    KernelPass(String word) {
        this.word = word;
    }

    /** Its name for a user. */
    public String word() {
        return word;
    }
}
