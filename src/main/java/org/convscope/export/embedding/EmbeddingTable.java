package org.convscope.export.embedding;

import java.util.Map;
import org.convscope.export.CsvTable;
import org.convscope.export.Provenance;
import org.convscope.frame.FrameSource;
import org.convscope.inspect.embedding.FrameEmbedding;

/** The places of frames as comma-separated text, a line a frame. */
public final class EmbeddingTable {
    /** Others read the command's columns by their names, so nothing stands above them. */
    private static final Provenance NOTHING_ABOVE = new Provenance(Map.of());

    private EmbeddingTable() {}

    /** {@code file,image,category,x,y} and nothing else. */
    static String text(LayerEmbedding embedding) {
        return text(embedding, NOTHING_ABOVE);
    }

    /**
     * The same below its provenance.
     *
     * @param provenance in comment lines
     */
    public static String text(LayerEmbedding embedding, Provenance provenance) {
        var table = new CsvTable("file", "image", "category", "x", "y");
        for (int i = 0; i < embedding.categories().size(); i++) {
            FrameEmbedding.Point point = embedding.embedding().points().get(i);
            FrameSource source = point.frame().source();
            table.row(file(source), source.image(), embedding.categories().get(i), point.x(), point.y());
        }
        return table.text(provenance);
    }

    /** The file with the place of the data set in it, if it has one. */
    static String file(FrameSource source) {
        return source.dataSet().isEmpty() ? source.file().toString() : source.file() + "::" + source.dataSet();
    }
}
