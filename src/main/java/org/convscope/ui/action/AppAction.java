package org.convscope.ui.action;

import java.util.List;
import java.util.Optional;
import javax.swing.KeyStroke;

/** Everything the user can do: name, icon, shortcut, category, tooltip. Menus, toolbar, shortcuts and the page of shortcuts follow. */
public enum AppAction {
    OPEN(Category.FILE, "Open…", "open", "menu O", Needs.NOTHING, "Opens models, frames or workspaces"),
    OPEN_FOLDER(
            Category.FILE,
            "Open folder…",
            "folder",
            "menu shift O",
            Needs.NOTHING,
            "Opens a folder of frames; subfolders become categories"),
    OPEN_DATA_SET(
            Category.FILE,
            "Open data set…",
            "data-set",
            "menu shift D",
            Needs.NOTHING,
            "Opens a label file, a file of arrays, or a folder whose subfolders are categories, as a data set"),
    WATCH_FOLDER(
            Category.FILE,
            "Watch a folder…",
            "",
            "",
            Needs.NOTHING,
            "Adds frames as they are written to a folder, and shows how the model's answers go"),
    OPEN_SAMPLES(
            Category.FILE,
            "Open sample model and frames",
            "sample",
            "",
            Needs.NOTHING,
            "Opens the model and the frames that come with Convscope"),
    SAVE_WORKSPACE(
            Category.FILE,
            "Save workspace…",
            "save",
            "menu S",
            Needs.ANYTHING,
            "Writes what is open, selected and how it is shown to a file"),
    FIND_MISSING(
            Category.FILE,
            "Find missing files…",
            "",
            "",
            Needs.ANYTHING,
            "Asks where files lie now that are not where the workspace says, or reads them where they are back"),
    OTHER_MODEL(
            Category.FILE,
            "Other model",
            "",
            "menu M",
            Needs.OTHER_MODEL,
            "Changes to the model that was open before, as that was looked at"),
    CLOSE_MODEL(
            Category.FILE,
            "Close model",
            "",
            "",
            Needs.MODEL,
            "Closes the model; the one that was open before it comes back where there is one"),
    CLOSE_FRAME(Category.FILE, "Close frame", "", "menu W", Needs.FRAME, "Takes the selected frame out of the window"),
    CLOSE_STACK(
            Category.FILE,
            "Close stack",
            "",
            "",
            Needs.STACK,
            "Takes all images of the selected frame's file out of the window"),
    CLOSE_ALL(Category.FILE, "Close all", "", "menu shift W", Needs.ANYTHING, "Closes the model and all frames"),
    QUIT(Category.FILE, "Quit", "", "menu Q", Needs.NOTHING, "Ends Convscope; it comes back as it is now"),

    UNDO(
            Category.EDIT,
            "Undo",
            "",
            "menu Z",
            Needs.STEP,
            "Opens again what was closed last, or shows the views as they were before"),
    REDO(Category.EDIT, "Redo", "", "menu shift Z", Needs.STEP, "Does once more what was undone"),

    VIEW_1(
            Category.VIEW,
            "First view",
            "",
            "menu 1",
            Needs.ANYTHING,
            "Brings the first tab to the front, and the keys to it"),
    VIEW_2(
            Category.VIEW,
            "Second view",
            "",
            "menu 2",
            Needs.ANYTHING,
            "Brings the second tab to the front, and the keys to it"),
    VIEW_3(
            Category.VIEW,
            "Third view",
            "",
            "menu 3",
            Needs.ANYTHING,
            "Brings the third tab to the front, and the keys to it"),
    VIEW_4(
            Category.VIEW,
            "Fourth view",
            "",
            "menu 4",
            Needs.ANYTHING,
            "Brings the fourth tab to the front, and the keys to it"),
    VIEW_5(
            Category.VIEW,
            "Fifth view",
            "",
            "menu 5",
            Needs.ANYTHING,
            "Brings the fifth tab to the front, and the keys to it"),
    VIEW_6(
            Category.VIEW,
            "Sixth view",
            "",
            "menu 6",
            Needs.ANYTHING,
            "Brings the sixth tab to the front, and the keys to it"),
    VIEW_7(
            Category.VIEW,
            "Seventh view",
            "",
            "menu 7",
            Needs.ANYTHING,
            "Brings the seventh tab to the front, and the keys to it"),
    VIEW_8(
            Category.VIEW,
            "Eighth view",
            "",
            "menu 8",
            Needs.ANYTHING,
            "Brings the eighth tab to the front, and the keys to it"),
    VIEW_9(
            Category.VIEW,
            "Ninth view",
            "",
            "menu 9",
            Needs.ANYTHING,
            "Brings the ninth tab to the front, and the keys to it"),
    VIEW_10(
            Category.VIEW,
            "Tenth view",
            "",
            "menu alt 1",
            Needs.ANYTHING,
            "Brings the tenth tab to the front, and the keys to it"),
    VIEW_11(
            Category.VIEW,
            "Eleventh view",
            "",
            "menu alt 2",
            Needs.ANYTHING,
            "Brings the eleventh tab to the front, and the keys to it"),
    VIEW_12(
            Category.VIEW,
            "Twelfth view",
            "",
            "menu alt 3",
            Needs.ANYTHING,
            "Brings the twelfth tab to the front, and the keys to it"),
    VIEW_13(
            Category.VIEW,
            "Thirteenth view",
            "",
            "menu alt 4",
            Needs.ANYTHING,
            "Brings the thirteenth tab to the front, and the keys to it"),
    VIEW_14(
            Category.VIEW,
            "Fourteenth view",
            "",
            "menu alt 5",
            Needs.ANYTHING,
            "Brings the fourteenth tab to the front, and the keys to it"),
    VIEW_15(
            Category.VIEW,
            "Fifteenth view",
            "",
            "menu alt 6",
            Needs.ANYTHING,
            "Brings the fifteenth tab to the front, and the keys to it"),
    VIEW_16(
            Category.VIEW,
            "Sixteenth view",
            "",
            "menu alt 7",
            Needs.ANYTHING,
            "Brings the sixteenth tab to the front, and the keys to it"),
    PREVIOUS_UNIT(Category.GO, "Previous unit", "left", "LEFT", Needs.MODEL, "Selects the unit before"),
    NEXT_UNIT(Category.GO, "Next unit", "right", "RIGHT", Needs.MODEL, "Selects the unit after"),
    UNIT_ABOVE(Category.GO, "Unit above", "", "UP", Needs.MODEL, "Selects the unit one row of tiles up"),
    UNIT_BELOW(Category.GO, "Unit below", "", "DOWN", Needs.MODEL, "Selects the unit one row of tiles down"),
    FIRST_UNIT(Category.GO, "First unit", "", "HOME", Needs.MODEL, "Selects the first unit of the layer"),
    LAST_UNIT(Category.GO, "Last unit", "", "END", Needs.MODEL, "Selects the last unit of the layer"),
    PREVIOUS_LAYER(Category.GO, "Previous layer", "", "PAGE_UP", Needs.MODEL, "Selects the layer before"),
    NEXT_LAYER(Category.GO, "Next layer", "", "PAGE_DOWN", Needs.MODEL, "Selects the layer after"),
    PREVIOUS_FRAME(Category.GO, "Previous frame", "", "alt LEFT", Needs.FRAME, "Selects the frame before"),
    NEXT_FRAME(Category.GO, "Next frame", "", "alt RIGHT", Needs.FRAME, "Selects the frame after"),
    LARGER(Category.VIEW, "Larger text", "", "menu PLUS", Needs.NOTHING, "Makes text and icons larger"),
    SMALLER(Category.VIEW, "Smaller text", "", "menu MINUS", Needs.NOTHING, "Makes text and icons smaller"),
    NORMAL_SIZE(
            Category.VIEW, "Normal text", "", "menu 0", Needs.NOTHING, "Gives text and icons their first size back"),
    TOGGLE_THEME(
            Category.VIEW,
            "Light or dark",
            "theme",
            "menu D",
            Needs.NOTHING,
            "Changes between the light and the dark theme"),

    SUMMARY(
            Category.ANALYSE,
            "Model summary…",
            "summary",
            "menu I",
            Needs.MODEL,
            "Lists layers, shapes and parameters, and what DL4J's importer says"),
    PREPROCESSING(
            Category.ANALYSE,
            "Preprocessing…",
            "preprocessing",
            "menu P",
            Needs.MODEL,
            "Shows and changes how a frame becomes the network's input"),
    DECLARE(
            Category.ANALYSE,
            "Declare a layer…",
            "",
            "",
            Needs.MODEL,
            "Says what a Lambda or custom layer computes, and where the network begins"),
    FILL_INPUTS(
            Category.ANALYSE,
            "Fill other inputs…",
            "",
            "",
            Needs.MODEL,
            "Says what the inputs take that take no frame, where the model has several"),
    VERIFY(
            Category.ANALYSE,
            "Verify against Keras…",
            "verify",
            "menu shift V",
            Needs.MODEL,
            "Compares every layer with what Keras computed, and marks those that agree"),
    EXPLAIN(
            Category.ANALYSE,
            "Why this answer…",
            "",
            "",
            Needs.MODEL_AND_FRAME,
            "Writes a page that says in numbers why the model answers so on the selected frame, and opens it"),
    PREDICT_DATA_SET(
            Category.ANALYSE,
            "Predict data set",
            "",
            "menu shift P",
            Needs.MODEL_AND_DATA_SET,
            "Asks the model about every frame of the data set, or those that the filter leaves, in the background"),
    MODEL_COMPARISON(
            Category.ANALYSE,
            "Model comparison…",
            "",
            "",
            Needs.MODEL,
            "Which layers and filters another model shares, how far the others are apart, and both models' kernels and"
                    + " maps"),
    RESOLUTION(
            Category.ANALYSE,
            "Resolution and radial profile…",
            "rings",
            "menu R",
            Needs.FRAME,
            "Rings, geometry where the file has none, mean and maximum by distance from the beam"),
    LIGHT_TABLE_FRAME(
            Category.ANALYSE,
            "Add to or take off light table",
            "light-table",
            "menu L",
            Needs.FRAME,
            "Lays the selected frame on the light table, or takes it off"),
    LIGHT_TABLE_CATEGORIES(
            Category.ANALYSE,
            "One frame of each category on light table",
            "categories",
            "menu shift L",
            Needs.FRAME,
            "Lays the first frame of each category on the light table"),
    LIGHT_TABLE_CLEAR(
            Category.ANALYSE, "Clear light table", "", "", Needs.LIGHT_TABLE, "Takes all frames off the light table"),
    BLINK(Category.ANALYSE, "Blink", "", "SPACE", Needs.LIGHT_TABLE, "Shows the next frame of the light table"),
    AFTER_ACTIVATION(
            Category.ANALYSE,
            "Maps before or after the activation",
            "",
            "A",
            Needs.MODEL,
            "Changes between a convolution's own output and the one after the following normalisation and activation"),

    EXPORT(
            Category.EXPORT,
            "Export view…",
            "export",
            "menu E",
            Needs.ANYTHING,
            "Writes what the view in front shows as PNG, SVG or CSV"),
    REPORT(
            Category.EXPORT,
            "Report of what is open…",
            "",
            "menu shift R",
            Needs.MODEL_AND_FRAME,
            "Writes a page on the model and the frames, in the window's range and colours, and opens it"),

    FIND_ACTION(
            Category.HELP,
            "Find action…",
            "",
            "menu shift A",
            Needs.NOTHING,
            "Finds everything that can be done by a few letters, and does it"),
    MANUAL(Category.HELP, "Manual", "", "F1", Needs.NOTHING, "Opens the documents as pages with a search, offline"),
    HELP(Category.HELP, "Shortcuts and hints", "help", "shift F1", Needs.NOTHING, "Lists everything that can be done"),
    ABOUT(Category.HELP, "About Convscope", "", "", Needs.NOTHING, "Version, licence, and what it computes with");

    /** Menus, in their order. */
    public enum Category {
        FILE("File", 'F'),
        EDIT("Edit", 'E'),
        VIEW("View", 'V'),
        GO("Go", 'G'),
        ANALYSE("Analyse", 'A'),
        EXPORT("Export", 'X'),
        HELP("Help", 'H');

        private final String title;
        private final char mnemonic;

        Category(String title, char mnemonic) {
            this.title = title;
            this.mnemonic = mnemonic;
        }

        /** The letter that opens it, with Alt. */
        public char mnemonic() {
            return mnemonic;
        }

        public String title() {
            return title;
        }
    }

    /** What must be open for an action to be possible. */
    public enum Needs {
        NOTHING(""),
        ANYTHING("nothing is open"),
        MODEL("no model is open"),
        OTHER_MODEL("no other model is open"),
        FRAME("no frame is selected"),
        STACK("the frame's file has no other open image"),
        LIGHT_TABLE("the light table is empty"),
        MODEL_AND_FRAME("needs a model and a frame"),
        MODEL_AND_DATA_SET("needs a model and a data set"),
        /** Something to undo, or to redo: whoever knows of that enables it. */
        STEP("there is nothing of it");

        private final String missing;

        Needs(String missing) {
            this.missing = missing;
        }

        /** Why the action is not possible now. */
        public String missing() {
            return missing;
        }
    }

    /** Those that bring a view to the front, in the order of the tabs; there may be fewer tabs. */
    public static final List<AppAction> VIEWS = List.of(
            VIEW_1, VIEW_2, VIEW_3, VIEW_4, VIEW_5, VIEW_6, VIEW_7, VIEW_8, VIEW_9, VIEW_10, VIEW_11, VIEW_12, VIEW_13,
            VIEW_14, VIEW_15, VIEW_16);

    private final Category category;
    private final String title;
    private final String icon;
    private final String shortcut;
    private final Needs needs;
    private final String tooltip;

    AppAction(Category category, String title, String icon, String shortcut, Needs needs, String tooltip) {
        this.category = category;
        this.title = title;
        this.icon = icon;
        this.shortcut = shortcut;
        this.needs = needs;
        this.tooltip = tooltip;
    }

    public Category category() {
        return category;
    }

    public String title() {
        return title;
    }

    /** Name of its icon, empty where it has none. */
    public String icon() {
        return icon;
    }

    public Needs needs() {
        return needs;
    }

    public String tooltip() {
        return tooltip;
    }

    /** On this platform: Command instead of Control on a Mac. */
    public Optional<KeyStroke> shortcut() {
        return shortcut.isEmpty() ? Optional.empty() : Optional.of(ShortcutText.parse(shortcut));
    }
}
