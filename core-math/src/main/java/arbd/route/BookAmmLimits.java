package arbd.route;

/** What one sizing of a book against pools may commit and has to pay. A reusable slot. */
public final class BookAmmLimits {
    /** Most quantity on the book, mantissa. */
    public long qtyMost = Long.MAX_VALUE;
    /** Most that is paid in, fees of the book included, units of the quote asset. */
    public long spendMost = Long.MAX_VALUE;
    /** Gas of the transaction, units of the quote asset. */
    public long gas;
    /** Share of the gross gain that goes to who includes the transaction, in 1e-8, below one whole. */
    public long tipE8;
    /** What each unit paid in must earn after all costs, in 1e-8. */
    public long leastE8;

    /** No limit, no costs. */
    public BookAmmLimits() {
    }
}
