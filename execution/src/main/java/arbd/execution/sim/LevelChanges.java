package arbd.execution.sim;

/** What a client that holds one side of a book must be told so that it holds another; 0 = the level is gone. */
interface LevelChanges {
    /** One price whose quantity is another now. */
    void level(long px, long qty);

    /** Tells all changes from {@code old} to {@code now}: what is there, best first, then what is gone. */
    static void between(Levels old, Levels now, LevelChanges to) {
        for (int i = 0; i < now.size(); i++) {
            if (old.qtyAt(now.px(i)) != now.qty(i)) {
                to.level(now.px(i), now.qty(i));
            }
        }
        for (int i = 0; i < old.size(); i++) {
            if (now.qtyAt(old.px(i)) == 0) {
                to.level(old.px(i), 0);
            }
        }
    }
}
