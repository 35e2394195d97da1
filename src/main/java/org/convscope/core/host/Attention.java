package org.convscope.core.host;

import java.util.Arrays;
import org.convscope.array.Tensor;
import org.convscope.core.host.Matrices.Matrix;
import org.convscope.network.Activation;

/**
 * softmax(scale * Q Kᵀ) V for one head: rows of Q are what asks, rows of K and V what is asked.
 *
 * @param q (asking, depth)
 * @param k (asked, depth)
 * @param v (asked, width)
 */
record Attention(float[] q, float[] k, float[] v, int asking, int asked, int depth, int width, double scale) {
    private static final Softmax SOFTMAX = new Softmax(Activation.Kind.SOFTMAX, -1);

    /** Gradients of the three matrices. */
    record Gradients(float[] q, float[] k, float[] v) {}

    private float[] scores() {
        float[] scores = new float[asking * asked];
        Matrices.addProduct(
                Matrix.of(q, 0, asking, depth), Matrix.of(k, 0, asked, depth).transpose(), scores, 0);
        for (int i = 0; i < scores.length; i++) {
            scores[i] = (float) (scores[i] * scale);
        }
        return scores;
    }

    private float[] shares(float[] scores) {
        float[] shares = new float[scores.length];
        for (int row = 0; row < asking; row++) {
            float[] one = Arrays.copyOfRange(scores, row * asked, (row + 1) * asked);
            SOFTMAX.forward(one, row);
            System.arraycopy(one, 0, shares, row * asked, asked);
        }
        return shares;
    }

    /** (asking, width). */
    Tensor output() {
        float[] result = new float[asking * width];
        Matrices.addProduct(Matrix.of(shares(scores()), 0, asking, asked), Matrix.of(v, 0, asked, width), result, 0);
        return Tensor.of(result, asking, width);
    }

    Gradients gradients(float[] gradient) {
        float[] scores = scores();
        float[] shares = shares(scores);
        Matrix g = Matrix.of(gradient, 0, asking, width);
        float[] dv = new float[v.length];
        Matrices.addProduct(Matrix.of(shares, 0, asking, asked).transpose(), g, dv, 0);
        float[] ds = new float[scores.length];
        Matrices.addProduct(g, Matrix.of(v, 0, asked, width).transpose(), ds, 0);
        for (int row = 0; row < asking; row++) {
            float[] one = Arrays.copyOfRange(ds, row * asked, (row + 1) * asked);
            SOFTMAX.gradient(Arrays.copyOfRange(scores, row * asked, (row + 1) * asked), one, row);
            for (int i = 0; i < asked; i++) {
                ds[row * asked + i] = (float) (one[i] * scale);
            }
        }
        float[] dq = new float[q.length];
        Matrices.addProduct(Matrix.of(ds, 0, asking, asked), Matrix.of(k, 0, asked, depth), dq, 0);
        float[] dk = new float[k.length];
        Matrices.addProduct(Matrix.of(ds, 0, asking, asked).transpose(), Matrix.of(q, 0, asking, depth), dk, 0);
        return new Gradients(dq, dk, dv);
    }
}
