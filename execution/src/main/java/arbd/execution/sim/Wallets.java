package arbd.execution.sim;

import arbd.market.Require;

/** One account's balances at one venue, in units of each asset. Every change is exact or refused. */
final class Wallets {
    private final long[] total;
    private final long[] reserved;

    Wallets(int assets) {
        total = new long[assets];
        reserved = new long[assets];
    }

    long total(int asset) {
        return total[asset];
    }

    long reserved(int asset) {
        return reserved[asset];
    }

    long free(int asset) {
        return total[asset] - reserved[asset];
    }

    void add(int asset, long units) {
        total[asset] = Math.addExact(total[asset], units);
        Require.that(total[asset] >= 0, "wallet %d would be negative", asset);
    }

    void reserve(int asset, long units) {
        Require.that(units >= 0 && units <= free(asset), "cannot reserve %d of asset %d", units, asset);
        reserved[asset] += units;
    }

    void release(int asset, long units) {
        Require.that(units >= 0 && units <= reserved[asset], "cannot release %d of asset %d", units, asset);
        reserved[asset] -= units;
    }
}
