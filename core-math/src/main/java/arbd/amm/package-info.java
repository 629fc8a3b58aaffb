/**
 * Pools on chains in exact integers, as their contracts count: constant product (Uniswap V2 and its forks, Raydium V4)
 * and concentrated liquidity (Uniswap V3), their time-weighted averages, and the amounts that gain most around cycles
 * of them. Everything here is owned by one thread, allocates nothing after construction, does no I/O and reads no
 * clock.
 *
 * <pre>{@code
 *   reserves, ticks --> Range of each leg --> RangeWalk -----> PoolCycle ----> amounts, profit, verdict
 *                       (x -> Ax / (1 + Cx)   (closed form     (exact integers
 *                        up to where it ends)  in each range)   decide)
 *                              doubles guess here                     nothing but U256 here
 * }</pre>
 */
package arbd.amm;
