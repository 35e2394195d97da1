package org.convscope.core.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_post_ops_append_binary;
import static org.bytedeco.dnnl.global.dnnl.dnnl_post_ops_append_eltwise;
import static org.bytedeco.dnnl.global.dnnl.dnnl_post_ops_append_sum;
import static org.bytedeco.dnnl.global.dnnl.dnnl_post_ops_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_post_ops_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_attr_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_attr_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_attr_set_post_ops;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_attr_set_scratchpad_mode;
import static org.bytedeco.dnnl.global.dnnl.dnnl_scratchpad_mode_user;

import org.bytedeco.dnnl.dnnl_post_ops;
import org.bytedeco.dnnl.dnnl_primitive_attr;

/** What a primitive does besides its work: what follows it, number by number. Its scratchpad is the caller's. */
final class Attributes implements AutoCloseable {
    private final dnnl_primitive_attr attributes = new dnnl_primitive_attr();
    private final dnnl_post_ops after = new dnnl_post_ops();

    Attributes() {
        Status.check(dnnl_primitive_attr_create(attributes), "attributes");
        Status.check(dnnl_primitive_attr_set_scratchpad_mode(attributes, dnnl_scratchpad_mode_user), "a scratchpad");
        Status.check(dnnl_post_ops_create(after), "post-ops");
    }

    /** Adds what is in the output's memory already. */
    Attributes sum() {
        Status.check(dnnl_post_ops_append_sum(after, 1), "a sum");
        return this;
    }

    /** Then a function of each number. */
    Attributes then(Curve curve) {
        Status.check(
                dnnl_post_ops_append_eltwise(after, curve.scale(), curve.algorithm(), curve.alpha(), curve.beta()),
                "an activation");
        return this;
    }

    /** Then an operand more. */
    Attributes binary(int algorithm, Layout operand) {
        Status.check(dnnl_post_ops_append_binary(after, algorithm, operand.descriptor()), "an operand");
        return this;
    }

    /**
     * One of oneDNN's element-wise functions, times a scale.
     *
     * @param algorithm oneDNN's number
     */
    record Curve(int algorithm, float alpha, float beta, float scale) {
        static Curve of(int algorithm, double alpha, double beta) {
            return new Curve(algorithm, (float) alpha, (float) beta, 1);
        }
    }

    /** For {@link Primitive}. */
    dnnl_primitive_attr pointer() {
        Status.check(dnnl_primitive_attr_set_post_ops(attributes, after), "post-ops");
        return attributes;
    }

    @Override
    public void close() {
        dnnl_post_ops_destroy(after);
        dnnl_primitive_attr_destroy(attributes);
    }
}
