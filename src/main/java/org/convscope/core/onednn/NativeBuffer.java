package org.convscope.core.onednn;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.convscope.array.Tensor;

/** Native memory at the start of a page, not initialised. */
final class NativeBuffer implements AutoCloseable {
    private static final int ALIGNMENT = 4096;

    private final Pointer block;
    private final long address;
    private final long bytes;

    /**
     * @throws OutOfMemoryError if the system gives no more
     */
    NativeBuffer(long bytes) {
        this.bytes = bytes;
        this.block = Pointer.malloc(bytes + ALIGNMENT);
        if (block == null || block.isNull()) {
            throw new OutOfMemoryError("no native memory of " + bytes + " bytes");
        }
        this.address = (block.address() + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }

    /** Filled with a tensor's numbers. */
    static NativeBuffer of(Tensor tensor) {
        var buffer = new NativeBuffer(4L * tensor.size());
        HeapCopy.write(tensor.data(), buffer.address);
        return buffer;
    }

    long address() {
        return address;
    }

    long bytes() {
        return bytes;
    }

    FloatPointer floats() {
        return Address.floats(address, bytes / 4);
    }

    @Override
    public void close() {
        Pointer.free(block);
    }
}
