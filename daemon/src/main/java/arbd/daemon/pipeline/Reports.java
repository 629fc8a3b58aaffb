package arbd.daemon.pipeline;

import arbd.daemon.record.OrderReportDecoder;
import arbd.execution.order.Report;

/** Reads an order report out of its record; the times are the record header's. */
public final class Reports {
    private Reports() {
    }

    /** Fills {@code into} from a decoder that stands at the start of its message. */
    public static void read(OrderReportDecoder from, Report into) {
        into.venue = from.venue();
        into.epoch = from.epoch();
        into.number = from.number();
        into.kind = Report.Kind.of(from.kind());
        into.reason = Report.Reason.of(from.reason());
        into.venueTimeNanos = from.venueTimeNanos();
        into.tradeId = from.tradeId();
        into.px = from.px();
        into.qty = from.qty();
        into.cumQty = from.cumQty();
        into.fee = from.fee();
        into.feeAsset = from.feeAsset();
        // Journals of version 1 have no such field.
        into.realised = from.realised() == OrderReportDecoder.realisedNullValue() ? 0 : from.realised();
        into.venueOrderIdLength = from.getVenueOrderId(into.venueOrderId, 0, Report.TEXT);
        into.textLength = from.getText(into.text, 0, Report.TEXT);
    }
}
