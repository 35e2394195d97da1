package org.convscope.core.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_desc_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_desc_iterator_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_desc_iterator_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_desc_iterator_fetch;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_desc_iterator_next;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_desc_query;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_desc_query_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_impl_info_str;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_scratchpad_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_success;

import java.util.Optional;
import java.util.function.Predicate;
import org.bytedeco.dnnl.const_dnnl_op_desc_t;
import org.bytedeco.dnnl.dnnl_memory_desc_t;
import org.bytedeco.dnnl.dnnl_primitive;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.dnnl.dnnl_primitive_desc_iterator;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/** A piece of work of fixed shapes and layouts, with the code that oneDNN has made for it. */
final class Primitive implements AutoCloseable {
    private final dnnl_primitive_desc descriptor;
    private @Nullable dnnl_primitive primitive;

    private Primitive(dnnl_primitive_desc descriptor) {
        this.descriptor = descriptor;
    }

    /** Makes a descriptor, or says why not. */
    @FunctionalInterface
    interface Maker {
        int make(dnnl_primitive_desc made);
    }

    /** Empty where oneDNN has none. */
    static Optional<Primitive> find(Maker maker, String what) {
        dnnl_primitive_desc made = new dnnl_primitive_desc();
        int status = maker.make(made);
        if (Status.isUnimplemented(status)) {
            return Optional.empty();
        }
        Status.check(status, what);
        return Optional.of(new Primitive(made));
    }

    /**
     * Empty where oneDNN has none.
     *
     * @param operation one of oneDNN's operation descriptors
     * @param forward what ran forwards, where this runs backwards
     */
    static Optional<Primitive> find(
            ComputeStream stream, Pointer operation, Attributes attributes, @Nullable Primitive forward, String what) {
        return find(
                made -> dnnl_primitive_desc_create(
                        made,
                        new const_dnnl_op_desc_t(operation),
                        attributes.pointer(),
                        stream.engine(),
                        forward == null ? null : forward.descriptor),
                what);
    }

    /**
     * The first of oneDNN's codes for an operation that has one of these names; empty where there is none.
     *
     * @param operation one of oneDNN's operation descriptors
     * @param forward what ran forwards, where this runs backwards
     */
    static Optional<Primitive> named(
            ComputeStream stream,
            Pointer operation,
            Attributes attributes,
            @Nullable Primitive forward,
            Predicate<String> names) {
        try (dnnl_primitive_desc_iterator codes = new dnnl_primitive_desc_iterator()) {
            int status = dnnl_primitive_desc_iterator_create(
                    codes,
                    new const_dnnl_op_desc_t(operation),
                    attributes.pointer(),
                    stream.engine(),
                    forward == null ? null : forward.descriptor);
            if (status != dnnl_success) {
                return Optional.empty();
            }
            try {
                do {
                    var found = new Primitive(dnnl_primitive_desc_iterator_fetch(codes));
                    if (names.test(found.implementation())) {
                        return Optional.of(found);
                    }
                    found.close();
                } while (dnnl_primitive_desc_iterator_next(codes) == dnnl_success);
                return Optional.empty();
            } finally {
                dnnl_primitive_desc_iterator_destroy(codes);
            }
        }
    }

    /** How it lays out one of its arguments: one of oneDNN's numbers {@code dnnl_query_..._md}. */
    Layout layout(int query) {
        return layout(query, 0);
    }

    Layout layout(int query, int index) {
        return Layout.copyOf(dnnl_primitive_desc_query_md(descriptor, query, index));
    }

    /** Whether it has such an argument at all. */
    boolean has(int query) {
        dnnl_memory_desc_t layout = dnnl_primitive_desc_query_md(descriptor, query, 0);
        return layout != null && !layout.isNull() && layout.ndims() > 0;
    }

    Optional<Layout> scratchpad() {
        return has(dnnl_query_scratchpad_md) ? Optional.of(layout(dnnl_query_scratchpad_md)) : Optional.empty();
    }

    /** oneDNN's name of the code. */
    String implementation() {
        try (var answer = new PointerPointer<BytePointer>(1)) {
            Status.check(
                    dnnl_primitive_desc_query(descriptor, dnnl_query_impl_info_str, 0, answer),
                    "the name of an implementation");
            return new BytePointer(answer.get(0)).getString();
        }
    }

    /** Compiled when first asked for. */
    dnnl_primitive code() {
        dnnl_primitive code = primitive;
        if (code == null) {
            code = new dnnl_primitive();
            Status.check(dnnl_primitive_create(code, descriptor), "code for " + implementation());
            primitive = code;
        }
        return code;
    }

    @Override
    public void close() {
        if (primitive != null) {
            dnnl_primitive_destroy(primitive);
        }
        dnnl_primitive_desc_destroy(descriptor);
    }
}
