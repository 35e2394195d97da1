package org.convscope.inspect.embedding;

import java.util.ArrayList;
import java.util.List;

/** Features that are held in memory. */
final class RowsInMemory implements FeatureRows {
    private final List<float[]> rows = new ArrayList<>();

    @Override
    public int count() {
        return rows.size();
    }

    @Override
    public int length() {
        return rows.isEmpty() ? 0 : rows.get(0).length;
    }

    @Override
    public void add(float[] features) {
        if (!rows.isEmpty() && features.length != length()) {
            throw new IllegalArgumentException(features.length + " features, " + length() + " before");
        }
        rows.add(features.clone());
    }

    @Override
    public float[] read(int stripe, int from, int to) {
        int width = width(stripe);
        float[] read = new float[(to - from) * width];
        for (int row = from; row < to; row++) {
            System.arraycopy(rows.get(row), stripe * STRIPE, read, (row - from) * width, width);
        }
        return read;
    }

    @Override
    public void close() {
        rows.clear();
    }
}
