package org.convscope.task;

/** Who asks for work: a view, an export, the opening of files. A newer request cancels the older one of the same owner. */
public final class Owner {
    private final String name;

    private Owner(String name) {
        this.name = name;
    }

    /** A new owner; the name is for people, two owners of one name stay two. */
    public static Owner named(String name) {
        return new Owner(name);
    }

    @Override
    public String toString() {
        return name;
    }
}
