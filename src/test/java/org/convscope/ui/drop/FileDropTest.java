package org.convscope.ui.drop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.Transferable;
import java.io.File;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class FileDropTest {
    private record Dragged(DataFlavor flavour, Object data) implements Transferable {
        @Override
        public DataFlavor[] getTransferDataFlavors() {
            return new DataFlavor[] {flavour};
        }

        @Override
        public boolean isDataFlavorSupported(DataFlavor wanted) {
            return flavour.equals(wanted);
        }

        @Override
        public Object getTransferData(DataFlavor wanted) {
            return data;
        }
    }

    @Test
    void filesOfAFileListAreOpened() {
        File file = new File("a b.png").getAbsoluteFile();
        var dragged = new Dragged(DataFlavor.javaFileListFlavor, List.of(file, "no file"));
        assertThat(FileDrop.paths(dragged, dragged.flavour())).containsExactly(file.toPath());
    }

    @Test
    void filesOfAListOfAddressesAreOpenedAndOtherAddressesPassedOver() throws Exception {
        // a locale that knows ASCII only has no such name
        assumeTrue(Charset.forName(System.getProperty("sun.jnu.encoding"))
                .newEncoder()
                .canEncode('æ'));
        var flavour = new DataFlavor("text/uri-list;class=java.lang.String");
        Path file = Path.of("æ b.png").toAbsolutePath();
        String text = "# dragged\r\n" + file.toUri() + "\r\nhttps://example.org/x.png\r\n";
        assertThat(FileDrop.paths(new Dragged(flavour, text), flavour)).containsExactly(file);
    }

    @Test
    void whatHoldsNoFilesGivesNone() {
        var dragged = new Dragged(DataFlavor.stringFlavor, "text");
        assertThat(FileDrop.paths(dragged, dragged.flavour())).isEmpty();
    }
}
