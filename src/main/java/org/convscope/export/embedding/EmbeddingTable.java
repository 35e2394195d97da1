package org.convscope.export.embedding;

import org.convscope.export.CsvTable;
import org.convscope.frame.FrameSource;
import org.convscope.inspect.embedding.FrameEmbedding;

/** The places of frames as a table, a line a frame. */
public final class EmbeddingTable {
    private EmbeddingTable() {}

    /** {@code file,image,category,x,y}. */
    public static CsvTable of(LayerEmbedding embedding) {
        var table = new CsvTable("file", "image", "category", "x", "y");
        for (int i = 0; i < embedding.categories().size(); i++) {
            FrameEmbedding.Point point = embedding.embedding().points().get(i);
            FrameSource source = point.frame().source();
            table.row(
                    CsvTable.file(source),
                    source.image(),
                    embedding.categories().get(i),
                    point.x(),
                    point.y());
        }
        return table;
    }
}
