/**
 * Replay: the journaled inputs through the same decide code again. What it says must be, byte for byte, what was
 * journaled; recovery uses the same walk to learn what an interrupted life left behind. One thread.
 */
package arbd.daemon.replay;
