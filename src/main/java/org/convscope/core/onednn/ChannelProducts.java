package org.convscope.core.onednn;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.convscope.core.OutputView;
import org.convscope.core.onednn.NativeLibrary.InstructionSet;
import org.convscope.core.onednn.NativeProduct.Factor;
import org.convscope.core.onednn.NativeProduct.Target;

/**
 * Sums over some places of a frame of the products of two channels, by oneDNN: the matrix of the places, less each channel's mean,
 * times itself. So many places are added up in single precision, these sums in double.
 */
final class ChannelProducts implements AutoCloseable {
    /** Channels on each side of a product. */
    private static final int CHANNELS_AT_ONCE = 16;

    /** Places of a block that lose their means in one loop: few, for what is read and written is in the nearest cache then. */
    private static final int PLACES_IN_ROW = 60;

    private final NativeOutput output;
    private final int placesAtOnce = placesAtOnce();
    private final int entry;
    private final int length;
    private final float[][] means;
    private final float[] row;
    private final int blockNumbers;
    private final NativeBuffer prepared;
    private final FloatBuffer numbers;
    private final NativeBuffer product;
    private final List<Tile> tiles = new ArrayList<>();
    private final List<Pair> pairs = new ArrayList<>();
    private final float[] square = new float[CHANNELS_AT_ONCE * CHANNELS_AT_ONCE];
    private final double[] sums;

    /** Channels that lie side by side. */
    private record Tile(int firstChannel, int channels, Factor factor) {
        Factor transposed() {
            return new Factor(factor.numbers(), factor.stride(), true);
        }
    }

    /** Two of them, the second not before the first. */
    private record Pair(Tile first, Factor transposed, Tile second, Target sum, Target more) {}

    private ChannelProducts(NativeOutput output, int entry, float[] means) {
        this.output = output;
        this.entry = entry;
        this.length = output.blockLength();
        int channels = output.channels();
        this.means = means(means, output.blocks(), length);
        this.row = new float[PLACES_IN_ROW * length];
        this.blockNumbers = placesAtOnce * length;
        this.sums = new double[channels * (channels + 1) / 2];
        this.prepared = new NativeBuffer(4L * Math.multiplyExact(blockNumbers, output.blocks()));
        this.numbers = prepared.floats().asBuffer();
        addTiles(channels);
        this.product = new NativeBuffer(4L * square.length * tiles.size() * (tiles.size() + 1) / 2);
        addPairs();
    }

    /** As {@link org.convscope.core.OutputView#products}. */
    static double[] of(NativeOutput output, int entry, int place, int places, float... means) {
        try (var products = new ChannelProducts(output, entry, means)) {
            products.add(place, place + places);
            return products.sums;
        }
    }

    /**
     * So few places of a product that oneDNN computes it on the calling thread, which may be any of Java's, and that what is multiplied
     * is still in the caches. 2.5 shares one of more than 126,976 multiplications among threads with AVX-512, of half as many with half
     * as long vectors.
     */
    private static int placesAtOnce() {
        InstructionSet instructions =
                NativeLibrary.loaded().map(NativeLibrary.Loaded::instructions).orElse(InstructionSet.SSE41);
        return switch (instructions) {
            case AVX512 -> 480;
            case AVX2, AVX -> 240;
            case SSE41 -> 120;
        };
    }

    private void addTiles(int channels) {
        for (int block = 0; block < output.blocks(); block++) {
            int first = block * length;
            int count = Math.min(length, channels - first);
            for (int lane = 0; lane < count; lane += CHANNELS_AT_ONCE) {
                long begin = prepared.address() + 4L * (block * blockNumbers + lane);
                tiles.add(new Tile(
                        first + lane,
                        Math.min(CHANNELS_AT_ONCE, count - lane),
                        new Factor(Address.floats(begin, blockNumbers - lane), length, false)));
            }
        }
    }

    private void addPairs() {
        for (int a = 0; a < tiles.size(); a++) {
            for (int b = a; b < tiles.size(); b++) {
                long begin = product.address() + 4L * square.length * pairs.size();
                var numbersOf = Address.floats(begin, square.length);
                pairs.add(new Pair(
                        tiles.get(a),
                        tiles.get(a).transposed(),
                        tiles.get(b),
                        new Target(numbersOf, CHANNELS_AT_ONCE, 0),
                        new Target(numbersOf, CHANNELS_AT_ONCE, 1)));
            }
        }
    }

    /** Of each block, again and again for the places of a row. */
    private static float[][] means(float[] means, int blocks, int length) {
        float[][] rows = new float[blocks][length * PLACES_IN_ROW];
        for (int block = 0; block < blocks; block++) {
            float[] row = rows[block];
            int first = block * length;
            System.arraycopy(means, first, row, 0, Math.min(length, means.length - first));
            for (int known = length; known < row.length; known *= 2) {
                System.arraycopy(row, 0, row, known, Math.min(known, row.length - known));
            }
        }
        return rows;
    }

    private void add(int begin, int end) {
        int inSingle = 0;
        for (int place = begin; place < end; place += placesAtOnce) {
            int count = Math.min(placesAtOnce, end - place);
            for (int block = 0; block < output.blocks(); block++) {
                prepare(block, place, count);
            }
            for (Pair pair : pairs) {
                multiply(pair, count, inSingle == 0 ? pair.sum() : pair.more());
            }
            inSingle += count;
            if (inSingle == OutputView.PLACES_IN_SINGLE || place + count == end) {
                pairs.forEach(this::take);
                inSingle = 0;
            }
        }
    }

    /** Numbers of a block, less their means. */
    private void prepare(int block, int place, int count) {
        for (int at = 0; at < count; at += PLACES_IN_ROW) {
            int some = Math.min(PLACES_IN_ROW, count - at);
            output.read(entry, block, place + at, some, row);
            subtract(row, means[block]);
            numbers.put(block * blockNumbers + at * length, row, 0, some * length);
        }
    }

    private static void subtract(float[] row, float[] means) {
        for (int i = 0; i < row.length; i++) {
            row[i] -= means[i];
        }
    }

    private static void multiply(Pair pair, int places, Target target) {
        NativeProduct.gemm(
                pair.transposed(),
                pair.second().factor(),
                pair.first().channels(),
                places,
                pair.second().channels(),
                target);
    }

    private void take(Pair pair) {
        pair.sum().numbers().get(square, 0, square.length);
        int channels = output.channels();
        for (int row = 0; row < pair.first().channels(); row++) {
            int a = pair.first().firstChannel() + row;
            int begin = a * channels - a * (a - 1) / 2 - a;
            for (int column = 0; column < pair.second().channels(); column++) {
                int b = pair.second().firstChannel() + column;
                if (b >= a) {
                    sums[begin + b] += square[row * CHANNELS_AT_ONCE + column];
                }
            }
        }
    }

    @Override
    public void close() {
        prepared.close();
        product.close();
    }
}
