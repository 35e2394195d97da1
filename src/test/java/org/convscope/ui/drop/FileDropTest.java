package org.convscope.ui.drop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.Transferable;
import java.io.File;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JPanel;
import javax.swing.TransferHandler;
import org.convscope.problem.Problem;
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
        assertThat(FileDrop.dropped(dragged, dragged.flavour()).paths()).containsExactly(file.toPath());
    }

    @Test
    void filesOfAListOfAddressesAreOpenedAndOtherAddressesTold() throws Exception {
        // a locale that knows ASCII only has no such name
        assumeTrue(Charset.forName(System.getProperty("sun.jnu.encoding"))
                .newEncoder()
                .canEncode('æ'));
        var flavour = new DataFlavor("text/uri-list;class=java.lang.String");
        Path file = Path.of("æ b.png").toAbsolutePath();
        String text = "# dragged\r\n" + file.toUri() + "\r\nhttps://example.org/x.png\r\n";
        UriList dropped = FileDrop.dropped(new Dragged(flavour, text), flavour);

        assertThat(dropped.paths()).containsExactly(file);
        assertThat(dropped.problems())
                .extracting(Problem::sentence)
                .containsExactly("https://example.org/x.png: is no file on this computer. Save it as a file first.");
    }

    @Test
    void anAddressMayNameThisComputerAndABrokenOneDoesNotHideTheOthers() throws Exception {
        var flavour = new DataFlavor("text/uri-list;class=java.lang.String");
        Path file = Path.of("a b.png").toAbsolutePath();
        String name = file.toUri().getRawPath();
        String text = "file://localhost" + name + "\r\nfile:///%zz.png\r\nfile:" + name + "\r\n";
        UriList dropped = FileDrop.dropped(new Dragged(flavour, text), flavour);

        assertThat(dropped.paths()).containsExactly(file, file);
        assertThat(dropped.problems()).extracting(Problem::file).containsExactly("file:///%zz.png");
    }

    /** What a window does with a drop of good and bad addresses. */
    @Test
    void theGoodOnesAreOpenedAndTheBadOnesReported() throws Exception {
        var flavour = new DataFlavor("text/uri-list;class=java.lang.String");
        Path file = Path.of("a.png").toAbsolutePath();
        List<Path> opened = new ArrayList<>();
        List<Problem> reported = new ArrayList<>();
        FileDrop drop = new FileDrop(opened::addAll, reported::addAll);
        var data = new Dragged(flavour, "http://example.org/\r\n" + file.toUri() + "\r\n");

        assertThat(drop.importData(new TransferHandler.TransferSupport(new JPanel(), data)))
                .isTrue();
        assertThat(opened).containsExactly(file);
        assertThat(reported).hasSize(1);
    }

    @Test
    void whatHoldsNoFilesGivesNone() {
        var dragged = new Dragged(DataFlavor.stringFlavor, "text");
        assertThat(FileDrop.dropped(dragged, dragged.flavour()).paths()).isEmpty();
    }
}
