package org.convscope.frame.io;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convscope.frame.Pixels;

/** Labels in an HDF5 file: a dataset of one or two axes of numbers, or of one axis of words. To be used guarded. */
final class Hdf5Labels {
    /** More words than this are no labels. */
    private static final long MOST_WORDS = 1L << 26;

    private static final long MOST_NUMBERS = 1L << 26;

    private Hdf5Labels() {}

    /** Empty for what is none. */
    static Optional<ImageLabels> of(Hdf5Node node) {
        Optional<Hdf5Dataset> numbers = Hdf5Dataset.of(node);
        if (numbers.isEmpty()) {
            return node.data(MOST_WORDS).flatMap(Hdf5Labels::words);
        }
        Hdf5Dataset dataset = numbers.get();
        if (dataset.rank() < 1 || dataset.rank() > 2 || dataset.virtual().isPresent()) {
            return Optional.empty();
        }
        long columns = dataset.rank() == 2 ? dataset.length(1) : 1;
        int count = CheckedSizes.count(dataset.content(), columns, dataset.length(0), 1, MOST_NUMBERS);
        int bytes = Math.multiplyExact(count, dataset.type().bytes());
        Pixels read = dataset.type()
                .decode(
                        dataset.content(),
                        new Hdf5Numbers(dataset, false).read(0, bytes).order(dataset.order()),
                        count);
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = read.get(i);
        }
        return Optional.of(new ImageLabels((int) columns, !dataset.type().isFloat(), values, List.of()));
    }

    private static Optional<ImageLabels> words(Object data) {
        List<String> texts = new ArrayList<>();
        if (data instanceof Object[] several) {
            for (Object each : several) {
                texts.add(String.valueOf(each).strip());
            }
        }
        return texts.isEmpty() ? Optional.empty() : Optional.of(new ImageLabels(1, false, new double[0], texts));
    }
}
