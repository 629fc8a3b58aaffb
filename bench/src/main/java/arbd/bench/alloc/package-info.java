/**
 * Every step of the road from a frame to an order's bytes, each as a round that can be repeated, to count what it
 * allocates. The goal and the unit test share them.
 */
package arbd.bench.alloc;
