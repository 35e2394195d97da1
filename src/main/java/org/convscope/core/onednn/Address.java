package org.convscope.core.onednn;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/** A place in native memory that somebody else owns. */
final class Address extends Pointer {
    Address(long address) {
        super((Pointer) null);
        this.address = address;
    }

    /** So many numbers from there on. */
    static FloatPointer floats(long address, long count) {
        return new FloatPointer(new Address(address)).capacity(count);
    }
}
