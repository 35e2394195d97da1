package org.convscope.frame.io;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;

/** The formats that are read, and which of them a file is of, by its content. Safe from any thread. */
final class FrameFormats {
    private static final String NO_FRAME = "is no frame of a format that is read";

    private final List<FrameReader> readers = List.of(
            new PngReader(),
            new PnmReader(),
            new JpegReader(),
            new BmpReader(),
            new GifReader(),
            new WebpReader(),
            new MarCcdReader(),
            new TiffReader(),
            new CbfReader(),
            new SmvReader(),
            new EdfReader(),
            new NpyReader(),
            new NpzReader(),
            new BrukerReader(),
            new OxfordReader(),
            new EsperantoReader(),
            new RaxisReader(),
            new Mar345Reader(),
            new MrcReader(),
            new Hdf5Reader(),
            // last: such a file says nothing of itself
            new CifarReader());

    /** The format of a file that begins like one and holds frames; of a packed file its beginning alone is looked at. */
    Optional<FrameReader> holding(FileContent content) {
        byte[] head = content.head(FrameReader.HEAD);
        return CompressedFile.isCompressed(head)
                ? reader(CompressedFile.head(content, FrameReader.HEAD))
                : reader(head).filter(reader -> reader.holdsFrames(content));
    }

    private static byte[] head(FileContent content) {
        byte[] head = content.head(FrameReader.HEAD);
        return CompressedFile.isCompressed(head) ? CompressedFile.head(content, FrameReader.HEAD) : head;
    }

    /** The format that a file begins like. */
    Optional<FrameReader> reader(byte[] head) {
        return readers.stream().filter(reader -> reader.recognises(head)).findFirst();
    }

    /**
     * The format that a file begins like, packed or not.
     *
     * @throws ProblemException if it is none
     */
    FrameReader required(FileContent content) {
        return reader(head(content)).orElseThrow(() -> noFrame(content));
    }

    /**
     * Runs something with a file's format and its bytes, unpacked where the whole file is packed.
     *
     * @throws ProblemException if it is no frame
     */
    <T> T with(Path file, BiFunction<FrameReader, FileContent, T> use) {
        if (Files.isDirectory(file)) {
            throw Problem.inFile(file, "is a folder, not a frame").asException();
        }
        try (FileContent content = FileContent.open(file)) {
            if (!CompressedFile.isCompressed(content.head(FrameReader.HEAD))) {
                return recognised(content, use);
            }
            // what is no frame inside is not unpacked as a whole; what cannot be unpacked at all is tried, to say why
            byte[] head = head(content);
            if (head.length > 0 && reader(head).isEmpty()) {
                throw noFrame(content);
            }
            try (FileContent unpacked = CompressedFile.unpack(content)) {
                return recognised(unpacked, use);
            }
        }
    }

    private <T> T recognised(FileContent content, BiFunction<FrameReader, FileContent, T> use) {
        FrameReader reader = reader(content.head(FrameReader.HEAD)).orElseThrow(() -> noFrame(content));
        return use.apply(reader, content);
    }

    private ProblemException noFrame(FileContent content) {
        String formats =
                String.join(", ", readers.stream().map(FrameReader::format).toList());
        return content.problem(content.size() == 0 ? "is empty" : NO_FRAME)
                .nextStep("Formats that are read: " + formats)
                .asException();
    }
}
