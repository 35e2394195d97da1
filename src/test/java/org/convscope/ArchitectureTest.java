package org.convscope;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.awt.Component;
import java.awt.Graphics;
import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.util.Set;
import javax.swing.Icon;
import javax.swing.border.Border;
import javax.swing.plaf.LayerUI;
import org.convscope.array.ChannelStatistics;
import org.convscope.array.Histogram;
import org.convscope.array.Percentiles;
import org.convscope.array.Range;
import org.convscope.array.Statistics;
import org.convscope.inspect.maps.ValueSample;
import org.convscope.keras.TensorWriter;
import org.convscope.render.colour.ColourLevels;
import org.convscope.render.colour.ColourMapping;
import org.convscope.render.colour.ColourTable;
import org.convscope.ui.canvas.CanvasOverlay;

/** Holds the arrows between the rooms, as docs/architecture.md draws them. */
@AnalyzeClasses(packages = "org.convscope", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    /** What stands in a window, lies over a component or decorates one. */
    private static final Set<Class<?>> COMPONENTS =
            Set.of(Component.class, Icon.class, Border.class, LayerUI.class, CanvasOverlay.class);

    /** Parts of components: a canvas's words, a grid's tiles; and the picture of components as they stand. */
    private static final Set<String> PAINTERS = Set.of("CanvasText", "FrameTilePainter", "ViewSnapshot");

    @ArchTest
    static final ArchRule roomsHaveNoCycles =
            slices().matching("org.convscope.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule array = room("array");

    @ArchTest
    static final ArchRule choice = room("choice");

    @ArchTest
    static final ArchRule problem = room("problem");

    @ArchTest
    static final ArchRule file = room("file", "problem");

    @ArchTest
    static final ArchRule json = room("json", "array", "file", "problem");

    @ArchTest
    static final ArchRule cache = room("cache");

    @ArchTest
    static final ArchRule task = room("task", "problem");

    @ArchTest
    static final ArchRule manual = room("manual", "file", "problem");

    @ArchTest
    static final ArchRule network = room("network", "array", "problem");

    @ArchTest
    static final ArchRule frame = room("frame", "array", "problem");

    @ArchTest
    static final ArchRule dataset = room("dataset", "array", "file", "frame", "problem", "task");

    @ArchTest
    static final ArchRule input = room("input", "array", "file", "frame", "json", "network", "problem");

    @ArchTest
    static final ArchRule keras = room("keras", "array", "file", "network", "problem", "task");

    @ArchTest
    static final ArchRule core = room("core", "array", "cache", "choice", "network", "problem", "task");

    @ArchTest
    static final ArchRule inspect = room(
            "inspect", "array", "cache", "choice", "core", "dataset", "frame", "input", "network", "problem", "task");

    @ArchTest
    static final ArchRule train = room(
            "train", "array", "cache", "core", "dataset", "file", "frame", "input", "json", "keras", "network",
            "problem", "task");

    @ArchTest
    static final ArchRule render = room("render", "array", "choice");

    @ArchTest
    static final ArchRule export = room(
            "export", "array", "choice", "core", "dataset", "file", "frame", "input", "inspect", "json", "keras",
            "network", "problem", "render", "task", "train");

    /** What is exported as HDF5 goes through the writer of tensors; no model is opened on the way. */
    @ArchTest
    static final ArchRule exportOpensNoModel = noClasses()
            .that()
            .resideInAPackage("org.convscope.export..")
            .should()
            .dependOnClassesThat(new DescribedPredicate<JavaClass>("read Keras's files") {
                @Override
                public boolean test(JavaClass used) {
                    return roomOf(used).equals("keras") && !used.isEquivalentTo(TensorWriter.class);
                }
            });

    @ArchTest
    static final ArchRule workspace = room(
            "workspace", "array", "cache", "choice", "dataset", "file", "frame", "input", "json", "network", "problem");

    @ArchTest
    static final ArchRule cliKnowsNoWindow = noClasses()
            .that()
            .resideInAPackage("org.convscope.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.convscope.ui..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule windowKnowsNoCommandLine = noClasses()
            .that()
            .resideInAPackage("org.convscope.ui..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.convscope.cli..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule pixelsAreWrittenByTheRenderer = noClasses()
            .that()
            .resideInAnyPackage("org.convscope.ui..", "org.convscope.export..", "org.convscope.cli..")
            .should()
            .callMethodWhere(new DescribedPredicate<JavaMethodCall>("write pixels") {
                @Override
                public boolean test(JavaMethodCall call) {
                    JavaClass owner = call.getTargetOwner();
                    return (owner.isAssignableTo(BufferedImage.class) || owner.isAssignableTo(WritableRaster.class))
                            && call.getName().startsWith("set");
                }
            });

    @ArchTest
    static final ArchRule theWindowDrawsInComponentsAlone = noClasses()
            .that()
            .resideInAPackage("org.convscope.ui..")
            .and(new DescribedPredicate<JavaClass>("are no components, nor lie over one") {
                @Override
                public boolean test(JavaClass type) {
                    return COMPONENTS.stream().noneMatch(type::isAssignableTo)
                            && !PAINTERS.contains(type.getSimpleName())
                            && type.getEnclosingClass()
                                    .filter(outer -> !test(outer))
                                    .isEmpty();
                }
            })
            .should()
            .callMethodWhere(new DescribedPredicate<JavaMethodCall>("draw") {
                @Override
                public boolean test(JavaMethodCall call) {
                    return call.getTargetOwner().isAssignableTo(Graphics.class)
                            && (call.getName().startsWith("draw")
                                    || call.getName().startsWith("fill"));
                }
            });

    /** What colour a number has is the renderer's to say. */
    @ArchTest
    static final ArchRule noLevelsInTheWindow = noClasses()
            .that()
            .resideInAPackage("org.convscope.ui..")
            .should()
            .callMethodWhere(new DescribedPredicate<JavaMethodCall>("work out levels or take colours from a table") {
                private static final Set<String> OF_MAPPING = Set.of("rgb", "levels", "table");

                @Override
                public boolean test(JavaMethodCall call) {
                    JavaClass owner = call.getTargetOwner();
                    return owner.isAssignableTo(ColourLevels.class)
                            || owner.isEquivalentTo(ColourTable.class)
                            || (owner.isEquivalentTo(ColourMapping.class) && OF_MAPPING.contains(call.getName()));
                }
            });

    @ArchTest
    static final ArchRule swingOnlyInTheWindow = only("javax.swing..", "ui");

    @ArchTest
    static final ArchRule nd4jOnlyInItsEngine = onlyWithin("org.nd4j..", "core.nd4j", "keras.dl4j");

    @ArchTest
    static final ArchRule oneDnnOnlyInItsEngine = onlyWithin("org.bytedeco.dnnl..", "core.onednn");

    @ArchTest
    static final ArchRule plansKnowNoEngine = noClasses()
            .that()
            .resideInAnyPackage("org.convscope.core.plan..", "org.convscope.core.host..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.convscope.core.nd4j..", "org.convscope.core.onednn..", "org.bytedeco..");

    @ArchTest
    static final ArchRule dl4jOnlyWhereItTranslatesOrComputes = onlyWithin("org.deeplearning4j..", "keras.dl4j");

    @ArchTest
    static final ArchRule hdf5OnlyInReaders = only("io.jhdf..", "keras", "frame");

    @ArchTest
    static final ArchRule elkOnlyWhereGraphsAreLaidOut = onlyWithin("org.eclipse..", "inspect.graph");

    @ArchTest
    static final ArchRule picocliOnlyOnTheCommandLine = only("picocli..", "cli");

    /** The window shows numbers; ranges, percentiles and counts are worked out in array and inspect. */
    @ArchTest
    static final ArchRule noStatisticsInTheWindow = noClasses()
            .that()
            .resideInAPackage("org.convscope.ui..")
            .should()
            .accessTargetWhere(new DescribedPredicate<JavaAccess<?>>("works out statistics") {
                private static final Set<String> CALCULATORS = Set.of(
                        Percentiles.class.getName(), ChannelStatistics.class.getName(), ValueSample.class.getName());
                private static final Set<String> RESULTS =
                        Set.of(Statistics.class.getName(), Histogram.class.getName(), Range.class.getName());
                private static final Set<String> MAKERS = Set.of("of", "merged", "merge", "limits");

                @Override
                public boolean test(JavaAccess<?> access) {
                    String owner = access.getTargetOwner().getName();
                    boolean made = access.getName().equals("<init>") && !owner.equals(Range.class.getName());
                    // the limits of a histogram that is there already are no calculation
                    boolean asked = access.getTarget().getFullName().equals(Histogram.class.getName() + ".limits()");
                    return CALCULATORS.contains(owner)
                            || (RESULTS.contains(owner) && (made || (MAKERS.contains(access.getName()) && !asked)));
                }
            });

    /** A room uses itself and the named rooms, nothing else of ours. */
    private static ArchRule room(String name, String... others) {
        Set<String> allowed = Set.of(others);
        return noClasses()
                .that()
                .resideInAPackage("org.convscope." + name + "..")
                .should()
                .dependOnClassesThat(new DescribedPredicate<JavaClass>("live in a room it may not use") {
                    @Override
                    public boolean test(JavaClass used) {
                        String room = roomOf(used);
                        return !room.isEmpty() && !room.equals(name) && !allowed.contains(room);
                    }
                })
                .allowEmptyShould(true);
    }

    /** A library is used in packages of these names alone. */
    private static ArchRule onlyWithin(String library, String... packages) {
        String[] allowed = Set.of(packages).stream()
                .map(name -> "org.convscope." + name + "..")
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideOutsideOfPackages(allowed)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .allowEmptyShould(true);
    }

    private static ArchRule only(String library, String... rooms) {
        Set<String> allowed = Set.of(rooms);
        return noClasses()
                .that(new DescribedPredicate<JavaClass>("live elsewhere") {
                    @Override
                    public boolean test(JavaClass user) {
                        return !allowed.contains(roomOf(user));
                    }
                })
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library);
    }

    private static String roomOf(JavaClass type) {
        String prefix = "org.convscope.";
        String name = type.getPackageName();
        if (!name.startsWith(prefix)) {
            return name.equals("org.convscope") ? "(root)" : "";
        }
        String rest = name.substring(prefix.length());
        int dot = rest.indexOf('.');
        return dot < 0 ? rest : rest.substring(0, dot);
    }
}
