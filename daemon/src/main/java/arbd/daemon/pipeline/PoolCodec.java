package arbd.daemon.pipeline;

import arbd.amm.Pool;
import arbd.amm.PoolEvent;
import arbd.amm.PoolKind;
import arbd.amm.U256;
import arbd.daemon.record.MessageHeaderDecoder;
import arbd.daemon.record.MessageHeaderEncoder;
import arbd.daemon.record.PoolConcentratedDecoder;
import arbd.daemon.record.PoolConcentratedEncoder;
import arbd.daemon.record.PoolPairDecoder;
import arbd.daemon.record.PoolPairEncoder;
import arbd.daemon.record.PoolStatusDecoder;
import arbd.daemon.record.PoolStatusEncoder;
import arbd.daemon.record.Uint256Decoder;
import arbd.daemon.record.Uint256Encoder;
import arbd.market.MarketState;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/** Writes and reads what is told of a pool. Not thread-safe; allocates nothing. */
public final class PoolCodec {
    /** Bytes of the longest record of a pool: concentrated liquidity with all the ticks that an event carries. */
    static final int LENGTH_MAX = MessageHeaderEncoder.ENCODED_LENGTH + PoolConcentratedEncoder.BLOCK_LENGTH
            + PoolConcentratedEncoder.TicksEncoder.sbeHeaderSize()
            + PoolEvent.TICKS * PoolConcentratedEncoder.TicksEncoder.sbeBlockLength();

    private final MessageHeaderEncoder headerOut = new MessageHeaderEncoder();
    private final MessageHeaderDecoder headerIn = new MessageHeaderDecoder();
    private final PoolPairEncoder pair = new PoolPairEncoder();
    private final PoolConcentratedEncoder concentrated = new PoolConcentratedEncoder();
    private final PoolStatusEncoder status = new PoolStatusEncoder();
    private final PoolPairDecoder pairIn = new PoolPairDecoder();
    private final PoolConcentratedDecoder concentratedIn = new PoolConcentratedDecoder();
    private final PoolStatusDecoder statusIn = new PoolStatusDecoder();

    /** Nothing written yet. */
    public PoolCodec() {
    }

    /** Bytes that a slot must hold where these pools pass through, {@link Slot#CAPACITY} at least. */
    static int slotBytes(List<Pool> pools) {
        boolean ticks = pools.stream().anyMatch(pool -> pool.kind() == PoolKind.CONCENTRATED);
        return ticks ? Math.max(Slot.CAPACITY, LENGTH_MAX) : Slot.CAPACITY;
    }

    /** The record that an event about a pool of this kind becomes. */
    static int type(PoolEvent event, PoolKind kind) {
        if (event.state != MarketState.LIVE) {
            return PoolStatusEncoder.TEMPLATE_ID;
        }
        return kind == PoolKind.CONCENTRATED ? PoolConcentratedEncoder.TEMPLATE_ID : PoolPairEncoder.TEMPLATE_ID;
    }

    /** Writes a record of the type given by {@link #type}; returns its bytes behind the message header. */
    int encode(MutableDirectBuffer buffer, PoolEvent event, int type) {
        return switch (type) {
            case PoolPairEncoder.TEMPLATE_ID -> encodePair(buffer, event);
            case PoolConcentratedEncoder.TEMPLATE_ID -> encodeConcentrated(buffer, event);
            default -> {
                status.wrapAndApplyHeader(buffer, 0, headerOut)
                        .pool(event.pool).state((short) event.state.ordinal());
                yield status.encodedLength();
            }
        };
    }

    /** Reads a record of one of the three types, from its message header on; the times are the record header's. */
    public void decode(DirectBuffer body, int type, PoolEvent into) {
        switch (type) {
            case PoolPairDecoder.TEMPLATE_ID -> decodePair(body, into);
            case PoolConcentratedDecoder.TEMPLATE_ID -> decodeConcentrated(body, into);
            case PoolStatusDecoder.TEMPLATE_ID -> {
                statusIn.wrapAndApplyHeader(body, 0, headerIn);
                into.pool = statusIn.pool();
                into.state = MarketState.of(statusIn.state());
                into.block = 0;
                into.logIndex = 0;
                into.ticks = 0;
            }
            default -> throw new IllegalArgumentException("record type " + type + " is not about a pool");
        }
    }

    private int encodePair(MutableDirectBuffer buffer, PoolEvent event) {
        pair.wrapAndApplyHeader(buffer, 0, headerOut)
                .pool(event.pool).block(event.block).logIndex(event.logIndex);
        put(event.reserve0, pair.reserve0());
        put(event.reserve1, pair.reserve1());
        return pair.encodedLength();
    }

    private int encodeConcentrated(MutableDirectBuffer buffer, PoolEvent event) {
        concentrated.wrapAndApplyHeader(buffer, 0, headerOut)
                .pool(event.pool).block(event.block).logIndex(event.logIndex)
                .tick(event.tick).windowFrom(event.windowFrom).windowTo(event.windowTo);
        put(event.sqrtPrice, concentrated.sqrtPrice());
        put(event.liquidity, concentrated.liquidity());
        PoolConcentratedEncoder.TicksEncoder ticks = concentrated.ticksCount(event.ticks);
        for (int i = 0; i < event.ticks; i++) {
            ticks.next().index(event.tickIndex[i]).netHigh(event.netHigh[i]).netLow(event.netLow[i]);
        }
        return concentrated.encodedLength();
    }

    private void decodePair(DirectBuffer body, PoolEvent into) {
        pairIn.wrapAndApplyHeader(body, 0, headerIn);
        into.pool = pairIn.pool();
        into.state = MarketState.LIVE;
        into.block = pairIn.block();
        into.logIndex = pairIn.logIndex();
        get(pairIn.reserve0(), into.reserve0);
        get(pairIn.reserve1(), into.reserve1);
        into.ticks = 0;
    }

    private void decodeConcentrated(DirectBuffer body, PoolEvent into) {
        concentratedIn.wrapAndApplyHeader(body, 0, headerIn);
        into.pool = concentratedIn.pool();
        into.state = MarketState.LIVE;
        into.block = concentratedIn.block();
        into.logIndex = concentratedIn.logIndex();
        get(concentratedIn.sqrtPrice(), into.sqrtPrice);
        get(concentratedIn.liquidity(), into.liquidity);
        into.tick = concentratedIn.tick();
        into.windowFrom = concentratedIn.windowFrom();
        into.windowTo = concentratedIn.windowTo();
        into.ticks = 0;
        for (PoolConcentratedDecoder.TicksDecoder ticks = concentratedIn.ticks(); ticks.hasNext(); into.ticks++) {
            ticks.next();
            into.tickIndex[into.ticks] = ticks.index();
            into.netHigh[into.ticks] = ticks.netHigh();
            into.netLow[into.ticks] = ticks.netLow();
        }
    }

    private static void put(U256 from, Uint256Encoder into) {
        into.limb3(from.limb(3)).limb2(from.limb(2)).limb1(from.limb(1)).limb0(from.limb(0));
    }

    private static void get(Uint256Decoder from, U256 into) {
        into.set(from.limb3(), from.limb2(), from.limb1(), from.limb0());
    }
}
