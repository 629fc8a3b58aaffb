package arbd.feeds.net;

import arbd.testing.HostileServer;
import arbd.testing.HostileServer.Client;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;

/** What a hostile venue does to a client, and as what the client counts it. */
enum Attack {
    LARGE_FRAME(Malformed.OVERSIZED, client -> {
        client.accept("").header(0x81, 64 << 20);
        repeat(client, new byte[64 << 10], 1 << 10);
    }),
    LARGE_MESSAGE(Malformed.OVERSIZED, client -> {
        client.accept("").frame(0x01, new byte[64 << 10]);
        repeat(client, framed(0x00, new byte[64 << 10]), 1 << 10);
    }),
    NEGATIVE_LENGTH(Malformed.FRAMING, client -> client.accept("").header(0x81, Long.MIN_VALUE).flush()),
    ENDLESS_SMALL_FRAGMENTS(Malformed.OVERSIZED, client -> {
        client.accept("").frame(0x01, new byte[1]);
        repeat(client, framed(0x00, new byte[1]), 1 << 22);
    }),
    ENDLESS_EMPTY_FRAGMENTS(Malformed.OVERSIZED, client -> {
        client.accept("").frame(0x01, new byte[0]);
        repeat(client, framed(0x00, new byte[0]), 1 << 24);
    }),
    PING_FLOOD(Malformed.FRAMING, client -> {
        client.accept("");
        repeat(client, framed(0x89, new byte[125]), 1 << 20);
    }),
    PONG_FLOOD(Malformed.FRAMING, client -> {
        client.accept("");
        repeat(client, framed(0x8a, new byte[0]), 1 << 24);
    }),
    LARGE_PING(Malformed.FRAMING, client -> client.accept("").frame(0x89, new byte[126]).flush()),
    MASKED(Malformed.FRAMING, client -> client.accept("").send(new byte[] {(byte) 0x81, (byte) 0x81, 1, 2, 3, 4, 5})
            .flush()),
    DEFLATE_BOMB(Malformed.FRAMING, client -> client.accept("Sec-WebSocket-Extensions: permessage-deflate\r\n")
            .frame(0xc1, bomb()).flush()),
    RESERVED_BITS(Malformed.FRAMING, client -> client.accept("").frame(0xb1, new byte[1]).flush()),
    RESERVED_OPCODE(Malformed.FRAMING, client -> client.accept("").frame(0x83, new byte[1]).flush()),
    CONTINUATION_OF_NOTHING(Malformed.FRAMING, client -> client.accept("").frame(0x80, new byte[1]).flush()),
    TEXT_WITHIN_A_MESSAGE(Malformed.FRAMING, client -> client.accept("").frame(0x01, new byte[1])
            .frame(0x81, new byte[1]).flush()),
    BINARY(Malformed.BINARY, client -> client.accept("").frame(0x82, new byte[9]).flush()),
    LARGE_BINARY_MESSAGE(Malformed.OVERSIZED, client -> {
        client.accept("").frame(0x02, new byte[64 << 10]);
        repeat(client, framed(0x00, new byte[64 << 10]), 1 << 10);
    }),
    LARGE_HANDSHAKE_HEADERS(null, client -> {
        client.request().send("HTTP/1.1 101 Switching Protocols\r\n");
        repeat(client, ("X-More: " + "a".repeat(1_000) + "\r\n").getBytes(), 1 << 16);
    }),
    LARGE_HANDSHAKE_BODY(Malformed.OVERSIZED, client -> {
        client.request().send("HTTP/1.1 200 OK\r\nContent-Length: " + (64 << 20) + "\r\n\r\n");
        repeat(client, new byte[64 << 10], 1 << 10);
    }),
    REFUSED(null, client -> client.request().send("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n").flush()),
    WRONG_KEY(null, client -> client.request().send("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
            + "Connection: Upgrade\r\nSec-WebSocket-Accept: AAAAAAAAAAAAAAAAAAAAAAAAAAA=\r\n\r\n").flush()),
    NO_HTTP(null, client -> client.request().send("SSH-2.0-none\r\n\r\n").flush()),
    NO_ANSWER(null, Client::request),
    SLOW_HANDSHAKE(null, client -> {
        for (char c : client.request().acceptance("X-Slow: " + "a".repeat(10_000) + "\r\n").toCharArray()) {
            client.send(String.valueOf(c)).flush();
            pause();
        }
    });

    /** As what it is counted, null = only as a failed attempt. */
    final Malformed reason;
    final HostileServer.Script script;

    Attack(Malformed reason, HostileServer.Script script) {
        this.reason = reason;
        this.script = script;
    }

    /** Whether the WebSocket is open when it begins. */
    boolean afterHandshake() {
        return compareTo(LARGE_HANDSHAKE_HEADERS) < 0;
    }

    private static void repeat(Client client, byte[] bytes, int times) throws IOException {
        for (int i = 0; i < times; i++) {
            client.send(bytes);
        }
        client.flush();
    }

    private static byte[] framed(int first, byte[] payload) {
        byte[] head = payload.length < 126 ? new byte[] {(byte) first, (byte) payload.length}
                : new byte[] {(byte) first, 127, 0, 0, 0, 0, 0, (byte) (payload.length >> 16),
                    (byte) (payload.length >> 8), (byte) payload.length};
        byte[] frame = Arrays.copyOf(head, head.length + payload.length);
        System.arraycopy(payload, 0, frame, head.length, payload.length);
        return frame;
    }

    /** 64 MB in 64 KB. */
    private static byte[] bomb() throws IOException {
        ByteArrayOutputStream small = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflate = new DeflaterOutputStream(small)) {
            for (int i = 0; i < 64; i++) {
                deflate.write(new byte[1 << 20]);
            }
        }
        return small.toByteArray();
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(5);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
