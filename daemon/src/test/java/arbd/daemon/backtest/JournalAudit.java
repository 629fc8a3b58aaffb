package arbd.daemon.backtest;

import arbd.daemon.journal.EpochCodec;
import arbd.daemon.journal.EpochStart;
import arbd.daemon.journal.JournalReader;
import arbd.daemon.pipeline.Reports;
import arbd.daemon.record.MessageHeaderDecoder;
import arbd.daemon.record.NewOrderDecoder;
import arbd.daemon.record.OrderReportDecoder;
import arbd.daemon.record.WalletBalanceDecoder;
import arbd.execution.order.Report;
import arbd.market.Asset;
import arbd.market.Instrument;
import arbd.market.Kind;
import arbd.market.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Closing balances and positions computed from a journal's records alone, in decimals: opening + fills - fees. */
final class JournalAudit {
    final Map<String, BigDecimal> balances = new HashMap<>();
    final Map<String, BigDecimal> positions = new HashMap<>();
    final Set<String> trades = new HashSet<>();
    int fills;

    private final Map<Long, Instrument> instruments = new HashMap<>();
    private final Map<Long, Side> sides = new HashMap<>();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final NewOrderDecoder order = new NewOrderDecoder();
    private final OrderReportDecoder reported = new OrderReportDecoder();
    private final WalletBalanceDecoder wallet = new WalletBalanceDecoder();
    private final Report report = new Report();
    private final EpochStart start;

    JournalAudit(Path journal) {
        try (JournalReader reader = JournalReader.open(journal)) {
            reader.next();
            start = EpochCodec.read(reader.body());
            while (reader.next()) {
                record(reader);
            }
        }
    }

    EpochStart start() {
        return start;
    }

    private void record(JournalReader reader) {
        switch (reader.header().type) {
            case NewOrderDecoder.TEMPLATE_ID -> {
                order.wrapAndApplyHeader(reader.body(), 0, header);
                instruments.put(order.number(), start.instruments().get(order.instrument()));
                sides.put(order.number(), Side.of(order.side()));
            }
            case WalletBalanceDecoder.TEMPLATE_ID -> {
                wallet.wrapAndApplyHeader(reader.body(), 0, header);
                Asset asset = start.instruments().assets().get(wallet.asset());
                add(balances, wallet.venue(), asset, BigDecimal.valueOf(wallet.total(), asset.decimals()));
            }
            case OrderReportDecoder.TEMPLATE_ID -> {
                reported.wrapAndApplyHeader(reader.body(), 0, header);
                Reports.read(reported, report);
                if (report.kind == Report.Kind.FILL) {
                    fill(instruments.get(report.number), sides.get(report.number) == Side.BUY);
                }
            }
            default -> {
                // Everything else moves nothing.
            }
        }
    }

    private void fill(Instrument traded, boolean buys) {
        fills++;
        trades.add(report.venue + ":" + report.tradeId);
        Asset charged = start.instruments().assets().get(report.feeAsset);
        add(balances, report.venue, charged, BigDecimal.valueOf(-report.fee, charged.decimals()));
        BigDecimal base = BigDecimal.valueOf(report.qty, traded.qtyDecimals());
        if (traded.kind() != Kind.SPOT) {
            add(balances, report.venue, traded.quote(),
                    BigDecimal.valueOf(report.realised, traded.quote().decimals()));
            positions.merge(traded.title(), buys ? base : base.negate(), BigDecimal::add);
            return;
        }
        BigDecimal quote = base.multiply(BigDecimal.valueOf(report.px, traded.pxDecimals()))
                .setScale(traded.quote().decimals(), buys ? RoundingMode.CEILING : RoundingMode.FLOOR);
        add(balances, report.venue, traded.base(), buys ? base : base.negate());
        add(balances, report.venue, traded.quote(), buys ? quote.negate() : quote);
    }

    private static void add(Map<String, BigDecimal> to, int venue, Asset asset, BigDecimal amount) {
        to.merge(venue + " " + asset.name(), amount, BigDecimal::add);
    }
}
