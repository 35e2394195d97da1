package org.convscope.choice;

/** How frames are laid out on a plane by what a layer gives for them. */
public enum EmbeddingMethod {
    /** Neighbours stay neighbours; distances far apart say nothing (van der Maaten and Hinton 2008). */
    TSNE("tsne"),
    /** The two directions of largest variance. */
    PCA("pca");

    private final String word;

    EmbeddingMethod(String word) {
        this.word = word;
    }

    /** The name on the command line. */
    public String word() {
        return word;
    }
}
