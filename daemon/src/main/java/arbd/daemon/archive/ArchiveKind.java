package arbd.daemon.archive;

import java.util.Arrays;
import java.util.List;

/** What a daily archive holds, by its columns. */
enum ArchiveKind {
    /** Binance spot: every trade. */
    SPOT_TRADES("trades", 5, "id,price,qty,quote_qty,time,is_buyer_maker,is_best_match"),
    /** Binance spot: trades of one taker order at one price as one. */
    SPOT_AGG_TRADES("aggTrades", 6,
            "agg_trade_id,price,quantity,first_trade_id,last_trade_id,transact_time,is_buyer_maker,is_best_match"),
    /** Binance futures: every trade. */
    FUTURES_TRADES("trades", 5, "id,price,qty,quote_qty,time,is_buyer_maker"),
    /** Binance futures: trades of one taker order at one price as one. */
    FUTURES_AGG_TRADES("aggTrades", 6,
            "agg_trade_id,price,quantity,first_trade_id,last_trade_id,transact_time,is_buyer_maker"),
    /** Binance futures: each change of the best quote. */
    FUTURES_BOOK_TICKER("bookTicker", 7,
            "update_id,best_bid_price,best_bid_qty,best_ask_price,best_ask_qty,transaction_time,event_time"),
    /** Bybit contracts: every trade; seconds with a fraction. */
    BYBIT_CONTRACT_TRADES("", 1, "timestamp,symbol,side,size,price,tickDirection,trdMatchID,grossValue,homeNotional,"
            + "foreignNotional"),
    /** Bybit spot: every trade; milliseconds. */
    BYBIT_SPOT_TRADES("", 2, "id,timestamp,price,volume,side"),
    /** Bybit: books as the stream's messages. */
    BYBIT_BOOK("", 0, "");

    private final String word;
    private final int timeColumn;
    private final List<String> columns;

    ArchiveKind(String word, int timeColumn, String columns) {
        this.word = word;
        this.timeColumn = timeColumn;
        this.columns = Arrays.asList(columns.split(","));
    }

    /** The word for it in the names of the venue's files. */
    String word() {
        return word;
    }

    /** Columns that must be there, in this order; more may follow where a header names them. */
    List<String> columns() {
        return columns;
    }

    /** Column that tells when, from 1. */
    int timeColumn() {
        return timeColumn;
    }
}
