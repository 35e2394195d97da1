package org.convscope.core.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_set_data_handle;

import org.bytedeco.dnnl.dnnl_memory;

/** What a primitive reads or writes: a layout on some memory, which can be moved. */
final class Operand implements AutoCloseable {
    private final dnnl_memory memory = new dnnl_memory();
    private long address;

    Operand(ComputeStream stream, Layout layout) {
        Status.check(
                dnnl_memory_create(memory, layout.descriptor(), stream.engine(), new Address(0)), "a memory object");
    }

    dnnl_memory memory() {
        return memory;
    }

    /** Lays it there. oneDNN writes zeros where the layout has more channels than there are. */
    void moveTo(long where) {
        if (where != address) {
            Status.check(dnnl_memory_set_data_handle(memory, new Address(where)), "a memory object's place");
            address = where;
        }
    }

    @Override
    public void close() {
        dnnl_memory_destroy(memory);
    }
}
