package org.convscope.input;

/**
 * What one number of a model's output means.
 *
 * @param output name of the output layer; empty for a model with one output
 * @param index which number of that output, from 0
 * @param name for people
 * @param kind how the number is read
 * @param id of the class in the data set that the model was trained on, such as ImageNet's n02099601; empty where there is
 *     none
 */
public record OutputLabel(String output, int index, String name, Kind kind, String id) {
    /** A class without an id. */
    public OutputLabel(String output, int index, String name, Kind kind) {
        this(output, index, name, kind, "");
    }

    /** The name, with the id where there is one. */
    public String title() {
        return id.isEmpty() ? name : name + " (" + id + ")";
    }

    /** As a sentence says it: the title, or which class or value it is where nobody gave it a name. */
    public String called() {
        boolean isNamed = !id.isEmpty() || !name.equals(Integer.toString(index));
        if (isNamed) {
            return title();
        }
        return (kind == Kind.REGRESSION ? "value " : "class ") + name;
    }

    /** How an output number is read. */
    public enum Kind {
        /** One of several classes that exclude each other. */
        SOFTMAX,
        /** Yes or no, by itself. */
        SIGMOID,
        /** A quantity that the network tells. */
        REGRESSION
    }
}
