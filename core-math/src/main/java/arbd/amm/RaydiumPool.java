package arbd.amm;

/**
 * A pool of Raydium's AMM v4: its account and what its two vaults hold, which have to be of one slot. A reusable slot;
 * amounts are 64 bits, unsigned.
 */
public final class RaydiumPool {
    /** Bytes of the account. */
    public static final int ACCOUNT_BYTES = 752;
    /** {@link #status}: swaps only. */
    public static final long SWAP_ONLY = 6;
    /** {@link #status}: swaps once the pool has opened. */
    public static final long WAITING_TRADE = 7;
    /** {@link #status}: everything is allowed. */
    public static final long INITIALIZED = 1;

    private static final int SWAP_FEE_NUMERATOR = 176;
    private static final int SWAP_FEE_DENOMINATOR = 184;
    private static final int NEED_TAKE_PNL_COIN = 192;
    private static final int NEED_TAKE_PNL_PC = 200;
    private static final int POOL_OPEN_TIME = 224;
    private static final int COIN_DECIMALS = 32;
    private static final int PC_DECIMALS = 40;

    /** What the program allows. */
    public long status;
    /** Decimals of the coin. */
    public long coinDecimals;
    /** Decimals of the price currency. */
    public long pcDecimals;
    /** Fee, above the line. */
    public long swapFeeNumerator;
    /** Fee, below the line. */
    public long swapFeeDenominator;
    /** Coins in the vault that are not the pool's. */
    public long needTakePnlCoin;
    /** Price currency in the vault that is not the pool's. */
    public long needTakePnlPc;
    /** Seconds since 1970 at which swaps begin. */
    public long poolOpenTime;
    /** What the coin vault holds. */
    public long coinVault;
    /** What the price currency's vault holds. */
    public long pcVault;

    /** Nothing yet. */
    public RaydiumPool() {
    }

    /** Reads the account; the vaults are accounts of their own. False, and nothing changed, for another length. */
    public boolean decode(byte[] account, int offset, int length) {
        if (length != ACCOUNT_BYTES) {
            return false;
        }
        status = number(account, offset);
        coinDecimals = number(account, offset + COIN_DECIMALS);
        pcDecimals = number(account, offset + PC_DECIMALS);
        swapFeeNumerator = number(account, offset + SWAP_FEE_NUMERATOR);
        swapFeeDenominator = number(account, offset + SWAP_FEE_DENOMINATOR);
        needTakePnlCoin = number(account, offset + NEED_TAKE_PNL_COIN);
        needTakePnlPc = number(account, offset + NEED_TAKE_PNL_PC);
        poolOpenTime = number(account, offset + POOL_OPEN_TIME);
        return true;
    }

    /** Coins that trade. */
    public long coinReserve() {
        return coinVault - needTakePnlCoin;
    }

    /** Price currency that trades. */
    public long pcReserve() {
        return pcVault - needTakePnlPc;
    }

    /** Whether there is something to trade and the fee makes sense. */
    boolean priced() {
        return Long.compareUnsigned(coinVault, needTakePnlCoin) > 0 && Long.compareUnsigned(pcVault, needTakePnlPc) > 0
                && swapFeeDenominator != 0
                && Long.compareUnsigned(swapFeeNumerator, swapFeeDenominator) < 0;
    }

    private static long number(byte[] bytes, int at) {
        long value = 0;
        for (int i = Long.BYTES - 1; i >= 0; i--) {
            value = value << Byte.SIZE | bytes[at + i] & 0xFF;
        }
        return value;
    }
}
