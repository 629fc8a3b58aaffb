package arbd.amm;

/** The stretches of one leg's curve, in the order in which more and more paid in uses them up. */
public interface Ranges {
    /** Fills in the first stretch; false when the leg brings nothing. */
    boolean begin(Range into);

    /** Fills in the stretch after the last one; false when there is none, or none that is known. */
    boolean next(Range into);
}
