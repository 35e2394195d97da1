package org.convscope.frame.io;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.convscope.problem.ProblemException;

/**
 * The frames of a TIFF file, in its order: one a directory, one a band where several numbers a pixel are no colours, and the
 * images that ImageJ and tifffile put behind the only directory of a stack.
 *
 * @param notes what is missing, full sentences; none where everything is there
 */
record TiffImages(FileContent content, List<Place> places, List<String> notes) {
    private static final Pattern IMAGEJ = Pattern.compile("(?s)ImageJ=.*?\\bimages=(\\d{1,9})\\b.*");
    private static final Pattern TIFFFILE = Pattern.compile("(?s)\\{.*\"shape\":\\s*\\[([\\d,\\s]+)\\].*");

    /** Where a frame lies; see {@link TiffImage}. */
    private record Place(TiffDirectory directory, long shift, int band) {}

    static TiffImages of(FileContent content) {
        List<String> notes = new ArrayList<>();
        List<TiffDirectory> directories = TiffDirectory.all(content, notes::add);
        List<Place> places = new ArrayList<>();
        for (TiffDirectory directory : directories) {
            int bands = bands(content, directory);
            for (int band = 0; band < bands; band++) {
                places.add(new Place(directory, 0, band));
            }
        }
        if (places.size() == 1) {
            places = stack(content, directories.get(0), notes);
        }
        return new TiffImages(content, places, notes);
    }

    /** 1 as well for an image that cannot be read, which says so when it is read. */
    private static int bands(FileContent content, TiffDirectory directory) {
        try {
            return TiffSamples.of(content, directory).bands();
        } catch (ProblemException e) {
            return 1;
        }
    }

    /** How many frames there are. */
    int count() {
        return places.size();
    }

    /**
     * @throws ProblemException if it is of a kind that is not read
     */
    TiffImage get(int index) {
        Place place = places.get(index);
        return new TiffImage(
                content, place.directory, TiffSamples.of(content, place.directory), place.shift, place.band);
    }

    /** The only image and those that lie behind it without a directory. */
    private static List<Place> stack(FileContent content, TiffDirectory directory, List<String> notes) {
        var only = new Place(directory, 0, 0);
        if (directory.description().isEmpty()) {
            return List.of(only);
        }
        TiffSamples samples = TiffSamples.of(content, directory);
        long claimed = claimed(directory.description().get(), samples);
        var raster = new TiffRaster(content, directory, samples);
        long from = raster.plainFrom();
        if (claimed < 2 || from < 0) {
            return List.of(only);
        }
        long each = raster.plainBytes();
        long there = Math.max(1, Math.min(claimed, (content.size() - from) / each));
        if (there < claimed) {
            notes.add("The description speaks of " + claimed + " images; the file holds " + there + ".");
        }
        return LongStream.range(0, there)
                .mapToObj(image -> new Place(directory, image * each, 0))
                .toList();
    }

    /** How many images the description speaks of; 1 where it speaks of none. */
    private static long claimed(String description, TiffSamples samples) {
        Matcher imageJ = IMAGEJ.matcher(description);
        if (imageJ.matches()) {
            return Long.parseLong(imageJ.group(1));
        }
        Matcher shape = TIFFFILE.matcher(description);
        if (!shape.matches()) {
            return 1;
        }
        double numbers = 1;
        for (String length : shape.group(1).split(",")) {
            numbers *= HeaderNumbers.parse(length);
        }
        double images = numbers / ((double) samples.width() * samples.height() * samples.count());
        return images == Math.rint(images) && images < Integer.MAX_VALUE ? (long) images : 1;
    }
}
