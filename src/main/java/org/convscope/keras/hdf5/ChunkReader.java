package org.convscope.keras.hdf5;

import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.filter.PipelineFilterWithData;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.convscope.problem.Problem;

/** Reads chunked datasets; a chunk is never inflated beyond the size that its dimensions give. */
final class ChunkReader {
    private static final int DEFLATE = 1;
    private static final int SHUFFLE = 2;
    private static final int FLETCHER = 3;
    private static final int LZF = 32000;
    private static final int LARGEST_CHUNK = 1 << 28;
    private static final long MOST_CHUNKS = 1L << 22;

    private final ChunkedDataset dataset;
    private final StoredNumbers numbers;
    private final int[] dims;
    private final int[] chunk;
    private final String path;
    private final H5File file;

    ChunkReader(ChunkedDataset dataset, StoredNumbers numbers, long[] dims, String path, H5File file) {
        this.dataset = dataset;
        this.numbers = numbers;
        this.path = path;
        this.file = file;
        this.dims = Arrays.stream(dims).mapToInt(Math::toIntExact).toArray();
        this.chunk = dataset.getChunkDimensions();
        long size = numbers.bytes();
        long count = 1;
        for (int axis = 0; axis < this.dims.length; axis++) {
            if (chunk[axis] <= 0) {
                throw problem("has a chunk of no size").asException();
            }
            size = Math.multiplyExact(size, (long) chunk[axis]);
            count = Math.multiplyExact(count, ((long) this.dims[axis] + chunk[axis] - 1) / chunk[axis]);
        }
        if (size > LARGEST_CHUNK || count > MOST_CHUNKS) {
            throw problem("is cut into chunks too large or too many to be a weight")
                    .found(Arrays.toString(chunk))
                    .asException();
        }
    }

    float[] readRows(long from, long to) {
        long rows = to - from;
        long rowSize = 1;
        for (int axis = 1; axis < dims.length; axis++) {
            rowSize *= dims[axis];
        }
        if (dataset.getStorageInBytes() * 1100L + 4096 < rows * rowSize * numbers.bytes()) {
            throw problem("declares far more numbers than the file holds")
                    .expected(rows * rowSize * numbers.bytes() + " bytes")
                    .found(dataset.getStorageInBytes() + " bytes")
                    .asException();
        }
        float[] values = new float[Math.toIntExact(rows * rowSize)];
        int[] origin = new int[dims.length];
        origin[0] = (int) (from / chunk[0]) * chunk[0];
        while (origin[0] < to) {
            float[] part = decode(origin);
            copy(part, origin, values, (int) from, (int) to);
            next(origin);
        }
        return values;
    }

    /** The next chunk's origin, last axis fastest. */
    private void next(int[] origin) {
        for (int axis = dims.length - 1; axis >= 0; axis--) {
            origin[axis] += chunk[axis];
            if (origin[axis] < dims[axis] || axis == 0) {
                return;
            }
            origin[axis] = 0;
        }
    }

    private void copy(float[] part, int[] origin, float[] values, int from, int to) {
        int last = dims.length - 1;
        int run = Math.min(chunk[last], dims[last] - origin[last]);
        int[] inside = new int[dims.length];
        while (true) {
            int source = 0;
            long target = 0;
            boolean within = true;
            for (int axis = 0; axis < dims.length; axis++) {
                int at = origin[axis] + inside[axis];
                within &= at < dims[axis] && (axis > 0 || (at < to && (at >= from || last == 0)));
                source = source * chunk[axis] + inside[axis];
                target = target * dims[axis] + (axis == 0 ? at - from : at);
            }
            if (within && last == 0) {
                int skip = Math.max(0, from - origin[0]);
                int count = Math.min(to, origin[0] + run) - origin[0] - skip;
                if (count > 0) {
                    System.arraycopy(part, skip, values, origin[0] + skip - from, count);
                }
            } else if (within) {
                System.arraycopy(part, source, values, (int) target, run);
            }
            int axis = last - 1;
            while (axis >= 0 && ++inside[axis] == chunk[axis]) {
                inside[axis--] = 0;
            }
            if (axis < 0) {
                return;
            }
        }
    }

    private float[] decode(int[] origin) {
        int count = 1;
        for (int length : chunk) {
            count *= length;
        }
        float[] values = new float[count];
        byte[] raw = raw(origin);
        int wanted = count * numbers.bytes();
        List<PipelineFilterWithData> filters = dataset.getFilters();
        for (int i = filters.size() - 1; i >= 0; i--) {
            raw = undo(filters.get(i).getId(), filters.get(i).getName(), raw, wanted);
        }
        if (raw.length < wanted) {
            throw problem("has a chunk that is cut short")
                    .expected(wanted + " bytes")
                    .found(raw.length + " bytes")
                    .asException();
        }
        numbers.decode(ByteBuffer.wrap(raw), values, 0, count);
        return values;
    }

    private byte[] raw(int[] origin) {
        ByteBuffer buffer = dataset.getRawChunkBuffer(origin.clone()).duplicate();
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    private byte[] undo(int filter, String name, byte[] data, int wanted) {
        return switch (filter) {
            case DEFLATE -> inflate(data, wanted + 8);
            case LZF -> unpackLzf(data, wanted);
            case SHUFFLE -> unshuffle(data);
            case FLETCHER -> Arrays.copyOf(data, Math.max(0, data.length - 4));
            default ->
                throw problem("is compressed in a way that is not supported")
                        .found(name)
                        .asException();
        };
    }

    private byte[] inflate(byte[] data, int most) {
        var inflater = new Inflater();
        try {
            inflater.setInput(data);
            byte[] result = new byte[most];
            int size = 0;
            while (size < most && !inflater.finished()) {
                int count = inflater.inflate(result, size, most - size);
                if (count == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    break;
                }
                size += count;
            }
            return Arrays.copyOf(result, size);
        } catch (DataFormatException e) {
            throw problem("has a chunk that does not unpack").asException();
        } finally {
            inflater.end();
        }
    }

    /** LZF as in Marc Lehmann's liblzf: runs of literals, and copies of what was already unpacked. */
    private byte[] unpackLzf(byte[] data, int wanted) {
        if (data.length == wanted) {
            // a chunk that did not shrink is stored as it is
            return data;
        }
        byte[] result = new byte[wanted];
        int in = 0;
        int out = 0;
        while (in < data.length) {
            int control = data[in++] & 0xff;
            if (control < 32) {
                System.arraycopy(data, in, result, out, control + 1);
                in += control + 1;
                out += control + 1;
                continue;
            }
            int length = control >> 5;
            if (length == 7) {
                length += data[in++] & 0xff;
            }
            int from = out - ((control & 0x1f) << 8) - (data[in++] & 0xff) - 1;
            for (int i = 0; i < length + 2; i++) {
                result[out++] = result[from++];
            }
        }
        return Arrays.copyOf(result, out);
    }

    private byte[] unshuffle(byte[] data) {
        int width = numbers.bytes();
        int count = data.length / width;
        byte[] result = data.clone();
        for (int b = 0; b < width; b++) {
            for (int i = 0; i < count; i++) {
                result[i * width + b] = data[b * count + i];
            }
        }
        return result;
    }

    private Problem problem(String what) {
        return Problem.inFile(file.file(), what).subject(path);
    }
}
