package arbd.execution.rights;

/** What a venue says of something that is so or not. */
public enum Told {
    /** It is so. */
    YES,
    /** It is not so. */
    NO,
    /** The venue does not say. */
    UNTOLD;

    /** What a venue says. */
    static Told of(boolean so) {
        return so ? YES : NO;
    }

    /** Whether both are so: one that is not decides, then one that is not told. */
    Told and(Told other) {
        return this == NO || other == NO ? NO : this == UNTOLD ? this : other;
    }
}
