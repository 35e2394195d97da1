package org.convscope.export.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.convscope.export.IncomingSheet;
import org.convscope.export.JsonText;
import org.convscope.export.WriteExciters;
import org.convscope.inspect.incoming.IncomingChannel;
import org.convscope.inspect.incoming.IncomingWeights;
import org.convscope.inspect.incoming.TraceIncoming;
import org.convscope.inspect.maps.ComputeMaps;
import org.convscope.inspect.maps.LayerMaps;
import org.convscope.inspect.maps.NetworkInput;
import org.convscope.inspect.target.Target;
import org.convscope.network.LayerCall;
import org.jspecify.annotations.Nullable;

/**
 * What one unit takes from the layer before: the one that was asked for, else the unit of the last convolution that
 * answers the first frame most.
 */
final class IncomingSection implements AnalysisSection {
    private static final int CHANNELS = 6;

    @Override
    public String title() {
        return "Incoming kernels";
    }

    @Override
    public String write(AnalysisContext context, Map<String, @Nullable Object> json) {
        NetworkInput first = context.inputs().values().iterator().next();
        Optional<Target.Unit> asked = context.request().settings().analyses().unit();
        Target.Unit unit = asked.orElseGet(() -> strongest(context, first));
        var request = new TraceIncoming.Request(
                context.network(),
                unit,
                Optional.empty(),
                CHANNELS,
                ExcitersSection.settings(),
                context.request().model().preprocessing().scale(),
                OptionalInt.empty(),
                Optional.of(first.inputs().get(0)),
                ExcitersSection.SEED);
        TraceIncoming.Result found = new TraceIncoming(context.engine()).of(request, context.monitor());
        IncomingWeights weights = found.weights();
        List<IncomingChannel> strongest = weights.strongest(CHANNELS);
        var sheet = new IncomingSheet(
                weights, strongest, found.exciters(), request.settings(), request.scale(), found.frameMaps());
        json.put("layer", weights.layer());
        json.put("unit", weights.unit());
        json.put("chosen", asked.isPresent() ? "asked for" : "largest mean on the first frame");
        json.put("source", weights.source());
        json.put("frame", first.name());
        json.put("exciters", WriteExciters.parameters(request.settings(), request.seed()));
        List<Object> channels = new ArrayList<>();
        for (IncomingChannel channel : strongest) {
            Map<String, @Nullable Object> one = JsonText.object();
            one.put("channel", channel.channel());
            one.put("norm", JsonText.number(channel.norm()));
            channels.add(one);
        }
        json.put("channels", channels);
        String what = "Unit " + weights.unit() + " of " + weights.layer();
        return HtmlPieces.paragraph(what + (asked.isPresent() ? "" : ", which answers " + first.name() + " most,")
                        + " takes most from these channels of " + weights.source()
                        + ", by the Frobenius norm of its kernel. Weights are red below zero and blue above, to the"
                        + " largest magnitude of the unit's whole kernel; below them what excites the channel, what it"
                        + " gives for that, and for " + first.name() + ".")
                + "<div class=\"figures\">\n"
                + context.figure(
                        "incoming",
                        sheet.tiles().image(),
                        sheet.drawn(context.provenance()
                                .with("Target", unit.text())
                                .with("Source", weights.source())
                                .with("Frame", first.name())),
                        "Incoming kernels",
                        what + " from " + weights.source())
                + "</div>\n";
    }

    private static Target.Unit strongest(AnalysisContext context, NetworkInput input) {
        LayerCall layer = ExcitersSection.lastConvolution(context.network());
        LayerMaps answer = context.maps()
                .compute(
                        new ComputeMaps.Request(context.network(), List.of(input), List.of(layer.id())),
                        context.monitor())
                .get(0);
        return new Target.Unit(layer.id(), answer.strongest());
    }
}
